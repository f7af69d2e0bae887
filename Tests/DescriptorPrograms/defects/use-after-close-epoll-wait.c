/* A closed epoll set is waited for.
 * finds: use-after-close
 * opened: make_the_set
 * closed: close_it
 * used: wait_for_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/epoll.h>

static SEEN int make_the_set(void) { return epoll_create1(EPOLL_CLOEXEC); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void wait_for_it(int fd)
{
    struct epoll_event event;

    need_error(EBADF, epoll_wait(fd, &event, 1, 0));
}

int main(void)
{
    const int fd = make_the_set();

    need(fd != -1);
    close_it(fd);
    wait_for_it(fd);
}
