/* Edge triggered, each new client is reported.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = listener("127.0.0.1", 0), epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN | EPOLLET};

    nonblocking(fd);
    need(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &want));
    say_epoll("nobody", epoll);
    dialled(own(fd));
    say_epoll("one", epoll);
    say_epoll("one still", epoll);
    dialled(own(fd));
    say_epoll("two", epoll);
    did("accept", accept(fd, NULL, NULL));
    did("accept", accept(fd, NULL, NULL));
    say("accept", accept(fd, NULL, NULL));
    say_epoll("nobody", epoll);
    dialled(own(fd));
    say_epoll("three", epoll);
}
