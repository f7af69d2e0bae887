/* What cannot be shut down says why.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    say("fresh", shutdown(stream(AF_INET), SHUT_RDWR));
    say("bound", shutdown(bound(SOCK_STREAM, "::1", 0), SHUT_WR));
    say("how 3", shutdown(line.client, 3));
    say("how -1", shutdown(line.client, -1));
    say("descriptor -1", shutdown(-1, SHUT_RD));
    say("/dev/null", shutdown((int)need(open("/dev/null", O_RDONLY)), SHUT_RD));
    say("datagram", shutdown(dgram(AF_INET), SHUT_RD));
    say("bound datagram", shutdown(bound(SOCK_DGRAM, "127.0.0.1", 0), SHUT_RDWR));
    tell(line.client, "unharmed");
    hear("server", line.server);
}
