/* watch.h — an epoll set, and a pair of sockets to watch.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WATCH_H
#define WATCH_H

#include "descriptors.h"

#include <sys/epoll.h>

struct watched {
    int set, near, far;
};

UNUSED static struct watched watch_a_pair(void)
{
    struct epoll_event event = {.events = EPOLLIN};
    int pair[2];

    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    const struct watched watched = {epoll_create1(EPOLL_CLOEXEC), pair[0], pair[1]};
    need(!epoll_ctl(watched.set, EPOLL_CTL_ADD, watched.near, &event));
    return watched;
}

UNUSED static int events_of(int set)
{
    struct epoll_event event;

    return epoll_wait(set, &event, 1, 0);
}

#endif
