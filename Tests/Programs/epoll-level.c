/* Level triggered, a descriptor is reported as long as it is ready.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);
        int epoll = epoll_create1(0);
        struct epoll_event want = {.events = EPOLLIN | EPOLLRDHUP};

        need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.server, &want));
        say_epoll("idle", epoll);
        tell(line.client, "hello");
        say_epoll("data", epoll);
        say_epoll("data still", epoll);
        hear("read", line.server);
        say_epoll("read", epoll);
        close(line.client);
        say_epoll("closed", epoll);
        say_epoll("closed still", epoll);
    }
}
