/* With SO_PEEK_OFF each look begins where the last one ended.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int udp = bound(SOCK_DGRAM, "127.0.0.1", 0);

    tell(line.client, "hello world");
    say("stream", set_option(line.server, SOL_SOCKET, SO_PEEK_OFF, 0));
    settle();
    hear_with("first", line.server, 6, MSG_PEEK);
    hear_with("second", line.server, 100, MSG_PEEK);
    say("offset", option(line.server, SOL_SOCKET, SO_PEEK_OFF));
    hear_with("taken", line.server, 100, 0);
    say("datagram", set_option(udp, SOL_SOCKET, SO_PEEK_OFF, 2));
    say("offset", option(udp, SOL_SOCKET, SO_PEEK_OFF));
    send_to(dgram(AF_INET), "hello world", own(udp));
    settle();
    hear_with("from 2", udp, 100, MSG_PEEK);
    hear_with("taken", udp, 100, 0);
}
