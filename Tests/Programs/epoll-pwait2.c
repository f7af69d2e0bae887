/* epoll_pwait() and epoll_pwait2() wait with a time and a mask.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN, .data.u64 = 42}, got = {0};
    const struct timespec soon = {.tv_nsec = 20000000};
    sigset_t none;

    sigemptyset(&none);
    need(epoll_ctl(epoll, EPOLL_CTL_ADD, line.server, &want));
    say("pwait", epoll_pwait(epoll, &got, 1, 10, &none));
    say("pwait2", epoll_pwait2(epoll, &got, 1, &soon, &none));
    tell(line.client, "x");
    say("pwait2", epoll_pwait2(epoll, &got, 1, NULL, &none));
    say("data", (long)got.data.u64);
    say("pwait", epoll_pwait(epoll, &got, 1, -1, NULL));
    say("no room", epoll_wait(epoll, &got, 0, 0));
}
