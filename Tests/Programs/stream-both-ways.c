/* Both sides may talk at once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        tell(line.client, "question");
        tell(line.server, "answer");
        hear("server", line.server);
        hear("client", line.client);
        say("FIONREAD flags", recv(line.client, NULL, 0, MSG_DONTWAIT));
    }
}
