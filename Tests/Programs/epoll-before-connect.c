/* A socket that was added when it was new is reported when it connects.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = stream(family_of(ip)), listening = listener(ip, 0), epoll = epoll_create1(0);
        struct epoll_event want = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET};

        nonblocking(fd);
        need(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &want));
        say_epoll("fresh", epoll);
        say("connect", dial(fd, own(listening)));
        say_epoll("connected", epoll);
        say_epoll("again", epoll);
        int server = (int)need(accept(listening, NULL, NULL));
        tell(server, "hello");
        say_epoll("data", epoll);
        hear("read", fd);
    }
}
