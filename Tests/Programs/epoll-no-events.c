/* Who asks for nothing hears of ERR and HUP all the same.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int epoll = epoll_create1(0);
    struct epoll_event want = {.events = 0};

    need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.server, &want));
    tell(line.client, "x");
    say_epoll("data", epoll);
    hear("read", line.server);
    shutdown(line.client, SHUT_WR);
    say_epoll("peer shut", epoll);
    shutdown(line.server, SHUT_WR);
    say_epoll("both shut", epoll);
    line = line_on("127.0.0.1");
    epoll = epoll_create1(0);
    need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.server, &want));
    reset(line.client);
    say_epoll("reset", epoll);
}
