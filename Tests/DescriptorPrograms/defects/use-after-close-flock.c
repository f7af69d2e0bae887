/* A closed file is locked.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: lock_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/file.h>

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void lock_it(int fd) { need_error(EBADF, flock(fd, LOCK_EX)); }

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    lock_it(fd);
}
