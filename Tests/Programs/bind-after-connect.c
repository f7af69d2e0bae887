/* connect() binds; a bind() afterwards comes too late.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int listening = listener("127.0.0.1", 0);
    struct line line = line_to(listening);

    say("client", bind_to(line.client, at("127.0.0.1", 0)));
    say("server", bind_to(line.server, at("127.0.0.1", 0)));
    int udp = dgram(AF_INET);
    need(dial(udp, own(bound(SOCK_DGRAM, "127.0.0.1", 0))));
    say("datagram", bind_to(udp, at("127.0.0.1", 0)));
}
