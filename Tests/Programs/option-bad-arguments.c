/* Bad pointers, negative lengths, descriptors that are none.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET), value = 1;
    socklen_t length = sizeof value, negative = (socklen_t)-1;
    void *volatile nowhere = NULL; /* volatile: the compiler would see and warn */

    say("set NULL", setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, nowhere, 4));
    say("set NULL at TCP", setsockopt(fd, IPPROTO_TCP, 1, nowhere, 4));
    say("set NULL at IP", setsockopt(fd, IPPROTO_IP, IP_TTL, nowhere, 4));
    say("set length -1", setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &value, negative));
    say("get NULL", getsockopt(fd, SOL_SOCKET, SO_TYPE, nowhere, &length));
    say("get length NULL", getsockopt(fd, SOL_SOCKET, SO_TYPE, &value, nowhere));
    say("get length -1", getsockopt(fd, SOL_SOCKET, SO_TYPE, &value, &negative));
    say("get length -1 at TCP", getsockopt(fd, IPPROTO_TCP, 1, &value, &negative));
    say("get length -1 at IP", getsockopt(fd, IPPROTO_IP, IP_TTL, &value, &negative));
    say("descriptor -1", setsockopt(-1, SOL_SOCKET, SO_KEEPALIVE, &value, 4));
    say("/dev/null",
        setsockopt((int)need(open("/dev/null", O_RDONLY)), SOL_SOCKET, SO_KEEPALIVE, &value, 4));
    say("get of /dev/null", option((int)need(open("/dev/null", O_RDONLY)), SOL_SOCKET, SO_TYPE));
}
