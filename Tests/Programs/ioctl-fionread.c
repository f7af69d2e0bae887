/* FIONREAD tells how much there is to read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int count = -1, udp = bound(SOCK_DGRAM, "127.0.0.1", 0), from = dgram(AF_INET);

    say("empty", (ioctl(line.server, FIONREAD, &count), count));
    tell(line.client, "hello");
    tell(line.client, " world");
    settle();
    say("stream", (ioctl(line.server, FIONREAD, &count), count));
    hear_with("take 4", line.server, 4, 0);
    say("stream", (ioctl(line.server, FIONREAD, &count), count));
    say("listener", ioctl(listener("127.0.0.1", 0), FIONREAD, &count));
    say("datagram, none", (ioctl(udp, FIONREAD, &count), count));
    send_to(from, "first", own(udp));
    send_to(from, "second one", own(udp));
    settle();
    say("datagram, two", (ioctl(udp, FIONREAD, &count), count));
    hear("take one", udp);
    say("datagram, one", (ioctl(udp, FIONREAD, &count), count));
}
