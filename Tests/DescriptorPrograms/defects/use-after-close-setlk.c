/* A record of a closed file is locked.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: lock_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void lock_it(int fd)
{
    struct flock record = {.l_type = F_WRLCK, .l_len = 1};

    need_error(EBADF, fcntl(fd, F_SETLK, &record));
}

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    lock_it(fd);
}
