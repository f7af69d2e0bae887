/* An epoll descriptor can be polled and nested.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int inner = epoll_create1(0), outer = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN};

    need(epoll_ctl(inner, EPOLL_CTL_ADD, line.server, &want));
    need(epoll_ctl(outer, EPOLL_CTL_ADD, inner, &want));
    say_poll_for("quiet", inner, POLLIN);
    tell(line.client, "x");
    say_poll_for("data", inner, POLLIN);
    say_epoll("outer", outer);
}
