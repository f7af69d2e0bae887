/* A reset by SO_LINGER 0: the writer hears ECONNRESET once, then a broken pipe.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        reset(line.server);
        settle();
        say("write", tell(line.client, "x"));
        say("write again", tell(line.client, "x"));
        hear("read", line.client);
    }
}
