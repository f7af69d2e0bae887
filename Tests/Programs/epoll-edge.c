/* Edge triggered, each arrival is reported once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET};

    need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.server, &want));
    say_epoll("first", epoll);
    say_epoll("first again", epoll);
    tell(line.client, "one");
    say_epoll("data", epoll);
    say_epoll("data again", epoll);
    tell(line.client, "two");
    say_epoll("more data", epoll);
    say_epoll("more data again", epoll);
    hear("read", line.server);
    say_epoll("read", epoll);
    shutdown(line.client, SHUT_WR);
    say_epoll("peer shut", epoll);
    say_epoll("peer shut again", epoll);
}
