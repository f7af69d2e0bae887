/* A receive without room returns at once when there is something, on a datagram socket too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int udp = bound(SOCK_DGRAM, "127.0.0.1", 0);
    char byte;

    tell(line.client, "abc");
    settle();
    say("stream", recv(line.server, &byte, 0, 0));
    hear("all is there", line.server);
    send_to(dgram(AF_INET), "abc", own(udp));
    settle();
    say("datagram", recv(udp, &byte, 0, 0));
    hear_with("the datagram is gone", udp, 10, MSG_DONTWAIT);
    close(line.client);
    settle();
    say("the end", recv(line.server, &byte, 0, 0));
}
