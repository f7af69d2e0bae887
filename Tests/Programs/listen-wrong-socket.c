/* What cannot listen says why.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    say("connected", listen(line.client, 5));
    say("accepted", listen(line.server, 5));
    say("datagram", listen(dgram(AF_INET), 5));
    say("bound datagram", listen(bound(SOCK_DGRAM, "::1", 0), 5));
    say("descriptor -1", listen(-1, 5));
    say("/dev/null", listen((int)need(open("/dev/null", O_RDONLY)), 5));
    say("fresh: accepts", option(stream(AF_INET), SOL_SOCKET, SO_ACCEPTCONN));
    say("listener: accepts", option(listener("127.0.0.1", 0), SOL_SOCKET, SO_ACCEPTCONN));
}
