/* SO_LINGER keeps its switch and its time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct linger linger = {0, 5};
    socklen_t length = sizeof linger;
    int fd = stream(AF_INET);

    say("default", getsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, &length));
    printf("%d %d\n", linger.l_onoff, linger.l_linger);
    linger = (struct linger){7, 20};
    say("set", setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger));
    getsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, &length);
    printf("%d %d\n", linger.l_onoff, linger.l_linger);
    linger = (struct linger){0, 9};
    say("off", setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger));
    getsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, &length);
    printf("%d %d\n", linger.l_onoff, linger.l_linger);
    say("short", setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, 4));
    say("datagram", setsockopt(dgram(AF_INET), SOL_SOCKET, SO_LINGER, &linger, sizeof linger));
}
