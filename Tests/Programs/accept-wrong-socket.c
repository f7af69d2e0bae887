/* Only a listener accepts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    say("fresh", accept(stream(AF_INET), NULL, NULL));
    say("bound", accept(bound(SOCK_STREAM, "::1", 0), NULL, NULL));
    say("connected", accept(line.client, NULL, NULL));
    say("datagram", accept(dgram(AF_INET), NULL, NULL));
    say("bound datagram", accept(bound(SOCK_DGRAM, "127.0.0.1", 0), NULL, NULL));
    say("descriptor -1", accept(-1, NULL, NULL));
    say("/dev/null", accept((int)need(open("/dev/null", O_RDONLY)), NULL, NULL));
}
