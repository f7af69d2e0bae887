/* EPOLLEXCLUSIVE on a listener.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = listener("127.0.0.1", 0), epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN | EPOLLEXCLUSIVE};

    say("add", epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &want));
    say("modify", epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &want));
    dialled(own(fd));
    say_epoll("client", epoll);
    want.events |= EPOLLONESHOT;
    say("with one-shot", epoll_ctl(epoll, EPOLL_CTL_ADD, stream(AF_INET), &want));
}
