/* EPOLL_CTL_MOD changes what is asked for, and looks at once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN};

    need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.server, &want));
    say_epoll("in", epoll);
    want.events = EPOLLOUT;
    need(epoll_ctl(epoll, EPOLL_CTL_MOD, line.server, &want));
    say_epoll("out", epoll);
    want.events = EPOLLIN | EPOLLET;
    need(epoll_ctl(epoll, EPOLL_CTL_MOD, line.server, &want));
    tell(line.client, "x");
    say_epoll("data", epoll);
    say_epoll("again", epoll);
    need(epoll_ctl(epoll, EPOLL_CTL_MOD, line.server, &want));
    say_epoll("modified", epoll);
    need(epoll_ctl(epoll, EPOLL_CTL_DEL, line.server, NULL));
    say_epoll("deleted", epoll);
}
