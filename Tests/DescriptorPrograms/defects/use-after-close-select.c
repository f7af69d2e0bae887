/* A closed file is in a set of select().
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: wait_for_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/select.h>

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void wait_for_it(int fd)
{
    struct timeval at_once = {0};
    fd_set set;

    FD_ZERO(&set);
    FD_SET(fd, &set);
    need_error(EBADF, select(fd + 1, &set, NULL, NULL, &at_once));
}

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    wait_for_it(fd);
}
