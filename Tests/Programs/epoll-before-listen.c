/* A socket that was added before bind() and listen() is reported when a client comes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET), epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN};

    need(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &want));
    say_epoll("fresh", epoll);
    need(bind_to(fd, at("127.0.0.1", 0)));
    need(listen(fd, 5));
    say_epoll("listening", epoll);
    dialled(own(fd));
    say_epoll("client", epoll);
    did("accept", accept(fd, NULL, NULL));
    say_epoll("accepted", epoll);
}
