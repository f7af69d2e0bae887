/* The flags of a closed file are set: no probe, as F_GETFD would be.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: unblock_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void unblock_it(int fd) { need_error(EBADF, fcntl(fd, F_SETFL, O_NONBLOCK)); }

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    unblock_it(fd);
}
