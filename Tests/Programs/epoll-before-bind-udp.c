/* A datagram socket that was added when it was new is reported when something comes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET), epoll = epoll_create1(0), from = dgram(AF_INET);
    struct epoll_event want = {.events = EPOLLIN | EPOLLET};

    need(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &want));
    say_epoll("fresh", epoll);
    need(bind_to(fd, at("127.0.0.1", 0)));
    send_to(from, "hello", own(fd));
    say_epoll("data", epoll);
    say_epoll("again", epoll);
    hear("read", fd);
    say_epoll("read", epoll);
}
