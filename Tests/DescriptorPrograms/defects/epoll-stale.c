/* A watched socket is closed while a copy of it is open: its events still come, and can be stopped
 * no more.
 * finds: epoll-stale
 * added: watch_it
 * closed: close_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/epoll.h>

static SEEN void watch_it(int set, int fd)
{
    struct epoll_event event = {.events = EPOLLIN};

    need(!epoll_ctl(set, EPOLL_CTL_ADD, fd, &event));
}

static SEEN void close_it(int fd) { need(!close(fd)); }

int main(void)
{
    const int set = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event;
    int pair[2];

    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    const int copy = fcntl(pair[0], F_DUPFD_CLOEXEC, 0);
    watch_it(set, pair[0]);
    close_it(pair[0]);
    need(write(pair[1], "x", 1) == 1 && epoll_wait(set, &event, 1, 0) == 1);
    need(!close(copy) && !close(pair[1]) && !close(set));
}
