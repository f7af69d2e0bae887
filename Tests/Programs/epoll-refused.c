/* A refused non-blocking connect() as epoll sees it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = stream(family_of(ip)), epoll = epoll_create1(0);
        struct epoll_event want = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP};

        nonblocking(fd);
        say("connect", dial(fd, nobody(SOCK_STREAM, ip)));
        need(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &want));
        say_epoll("refused", epoll);
        say_error("error", fd);
        say_epoll("afterwards", epoll);
    }
}
