/* Added before connect(), edge triggered: the refusal is reported.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET), epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN | EPOLLOUT | EPOLLET};

    nonblocking(fd);
    need(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &want));
    say_epoll("fresh", epoll);
    say("connect", dial(fd, nobody(SOCK_STREAM, "127.0.0.1")));
    say_epoll("refused", epoll);
    say_epoll("again", epoll);
    say_error("error", fd);
}
