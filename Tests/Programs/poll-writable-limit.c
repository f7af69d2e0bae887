/* A datagram socket stays writable however much was sent to somebody who does not read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int there = bound(SOCK_DGRAM, "127.0.0.1", 0), fd = dgram(AF_INET);

    need(dial(fd, own(there)));
    nonblocking(fd);
    for (int i = 0; i < 1000; i++)
        if (send(fd, "0123456789", 10, 0) != 10)
            return (int)say("send", -1);
    say_poll("poll", fd);
}
