/* A closed socket is forgotten by epoll, but not while a copy is open.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int epoll = epoll_create1(0), copy = dup(line.server);
    struct epoll_event want = {.events = EPOLLIN};

    need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.server, &want));
    tell(line.client, "x");
    say_epoll("open", epoll);
    close(line.server);
    say_epoll("closed, copy open", epoll);
    close(copy);
    say_epoll("both closed", epoll);
}
