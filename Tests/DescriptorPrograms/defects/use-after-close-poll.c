/* A closed file is among those that are waited for by poll(), which answers POLLNVAL.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: wait_for_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <poll.h>

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void wait_for_it(int fd)
{
    struct pollfd entry = {.fd = fd, .events = POLLIN};

    need(poll(&entry, 1, 0) == 1 && entry.revents == POLLNVAL);
}

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    wait_for_it(fd);
}
