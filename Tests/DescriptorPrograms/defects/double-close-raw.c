/* A file is closed by a raw system call, and then by close(). Who had closed it may not be known.
 * finds: double-close
 * opened: open_the_file
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/syscall.h>

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!syscall(SYS_close, fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int fd = open_the_file();

    close_it(fd);
    close_it_again(fd);
}
