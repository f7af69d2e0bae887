/* A half-closed connection still carries the answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        tell(line.client, "question");
        say("shutdown", shutdown(line.client, SHUT_WR));
        hear("server", line.server);
        hear("server, end", line.server);
        hear("server, end again", line.server);
        say("client writes", tell(line.client, "more"));
        say("server answers", tell(line.server, "answer"));
        hear("client", line.client);
        close(line.server);
        settle();
        hear("client, end", line.client);
    }
}
