/* close() of the peer is RDHUP, not HUP.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        tell(line.client, "bye");
        close(line.client);
        say_poll("data and end", line.server);
        hear("data", line.server);
        say_poll("end", line.server);
        hear("end", line.server);
        say_poll("after the end", line.server);
        say_poll_for("only IN", line.server, POLLIN);
        say_poll_for("only OUT", line.server, POLLOUT);
        say_poll_for("only RDHUP", line.server, POLLRDHUP);
        say_poll_for("nothing", line.server, 0);
    }
}
