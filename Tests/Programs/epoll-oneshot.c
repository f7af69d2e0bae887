/* One-shot, a descriptor is reported once and then not until it is armed again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN | EPOLLONESHOT};

    need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.server, &want));
    tell(line.client, "one");
    say_epoll("data", epoll);
    tell(line.client, "two");
    say_epoll("more data", epoll);
    say("arm", epoll_ctl(epoll, EPOLL_CTL_MOD, line.server, &want));
    say_epoll("armed", epoll);
    close(line.client);
    say_epoll("closed", epoll);
    say("arm", epoll_ctl(epoll, EPOLL_CTL_MOD, line.server, &want));
    say_epoll("armed", epoll);
}
