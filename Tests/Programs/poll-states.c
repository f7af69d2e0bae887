/* The bits of both sides through the life of a connection.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        say_poll("idle", line.server);
        tell(line.client, "hello");
        say_poll("data", line.server);
        shutdown(line.client, SHUT_WR);
        say_poll("data and end", line.server);
        say_poll("client, own side shut", line.client);
        hear("data", line.server);
        say_poll("end", line.server);
        shutdown(line.server, SHUT_WR);
        say_poll("both shut", line.server);
        say_poll("client, both shut", line.client);
    }
}
