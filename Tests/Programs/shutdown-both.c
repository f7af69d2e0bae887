/* SHUT_RDWR ends both directions, one after the other serves as well.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    for (int i = 0; i < 2; i++) {
        struct line line = line_on("127.0.0.1");

        if (i == 0)
            say("both", shutdown(line.client, SHUT_RDWR));
        else
            printf("one by one: %d %d\n", shutdown(line.client, SHUT_RD),
                   shutdown(line.client, SHUT_WR));
        hear("client reads", line.client);
        say("client writes", tell(line.client, "x"));
        hear("server reads", line.server);
        say("server writes", tell(line.server, "x"));
        say_poll("client", line.client);
        say_poll("server", line.server);
    }
}
