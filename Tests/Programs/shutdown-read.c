/* SHUT_RD lets the own side see an end, and the peer nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    tell(line.client, "before");
    settle();
    say("shutdown", shutdown(line.server, SHUT_RD));
    hear("what was there", line.server);
    hear("end", line.server);
    say_poll("server", line.server);
    say_poll("client", line.client);
    say("client writes", tell(line.client, "after"));
    settle();
    hear("what came after", line.server);
    say("client writes", tell(line.client, "and after"));
    say("server writes", tell(line.server, "still fine"));
    hear("client", line.client);
}
