/* Edge triggered, OUT comes back when the peer has made room.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static char bytes[1 << 16];
    struct line line = line_on("127.0.0.1");
    int epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLOUT | EPOLLET}, got;

    nonblocking(line.client);
    nonblocking(line.server);
    need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.client, &want));
    say_epoll("first", epoll);
    for (int i = 0; i < 5; i++, settle())
        while (write(line.client, bytes, sizeof bytes) > 0)
            continue;
    while (epoll_wait(epoll, &got, 1, 50) > 0)
        continue;
    say_epoll("full", epoll);
    for (int i = 0; i < 20; i++, usleep(5000))
        while (read(line.server, bytes, sizeof bytes) > 0)
            continue;
    say_epoll("drained", epoll);
    say_epoll("drained again", epoll);
}
