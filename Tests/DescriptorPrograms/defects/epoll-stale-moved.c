/* A watched pipe's end is moved to a higher number: the set watches the old one for ever.
 * finds: epoll-stale
 * added: watch_it
 * closed: move_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/epoll.h>

static SEEN void watch_it(int set, int fd)
{
    struct epoll_event event = {.events = EPOLLIN};

    need(!epoll_ctl(set, EPOLL_CTL_ADD, fd, &event));
}

static SEEN int move_it(int fd)
{
    const int moved = fcntl(fd, F_DUPFD_CLOEXEC, 100);

    need(moved != -1 && !close(fd));
    return moved;
}

int main(void)
{
    const int set = epoll_create1(EPOLL_CLOEXEC);
    int ends[2];

    need(!pipe2(ends, O_CLOEXEC));
    watch_it(set, ends[0]);
    const int moved = move_it(ends[0]);
    need(!close(moved) && !close(ends[1]) && !close(set));
}
