/* Who is not connected cannot receive.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    char byte;
    int fd = stream(AF_INET), udp = dgram(AF_INET6);

    say("fresh", recv(fd, &byte, 1, 0));
    say("read", read(fd, &byte, 1));
    say("fresh, no room", recv(fd, &byte, 0, 0));
    say("listener", recv(listener("127.0.0.1", 0), &byte, 1, 0));
    say("datagram, not waiting", recv(udp, &byte, 1, MSG_DONTWAIT));
    nonblocking(udp);
    say("datagram, non-blocking", read(udp, &byte, 1));
}
