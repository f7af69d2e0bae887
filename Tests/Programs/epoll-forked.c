/* A child's epoll hears what happens to its parent's sockets.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN | EPOLLRDHUP};

    need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.server, &want));
    const pid_t child = fork();
    if (child == 0) {
        struct epoll_event got;
        say("child", epoll_wait(epoll, &got, 1, 5000));
        say_bits("bits", got.events);
        hear("read", line.server);
        exit(0);
    }
    settle();
    tell(line.client, "for the child");
    say_child("child", child);
    say_epoll("parent", epoll);
}
