/* A file is closed twice.
 * finds: double-close
 * opened: open_the_file
 * closed: close_it
 * again: close_it_again
 * count: 1
 * grade: error
 * text: double-close
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return open("/proc/self/exe", O_RDONLY | O_CLOEXEC); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    close_it_again(fd);
}
