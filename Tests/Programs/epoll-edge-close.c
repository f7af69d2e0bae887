/* Edge triggered, a peer's close() and reset.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    for (int hard = 0; hard < 2; hard++) {
        struct line line = line_on("127.0.0.1");
        int epoll = epoll_create1(0);
        struct epoll_event want = {.events = EPOLLIN | EPOLLRDHUP | EPOLLET};

        need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.server, &want));
        say_epoll("first", epoll);
        hard ? reset(line.client) : (void)close(line.client);
        say_epoll("closed", epoll);
        say_epoll("closed again", epoll);
        hear("read", line.server);
        say_epoll("after the end", epoll);
    }
}
