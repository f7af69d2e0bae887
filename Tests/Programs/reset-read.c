/* A reset by SO_LINGER 0: the reader hears ECONNRESET once, then the end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        reset(line.server);
        settle();
        say_poll("poll", line.client);
        hear("read", line.client);
        hear("read again", line.client);
        say("write", tell(line.client, "x"));
        say_error("error", line.client);
        say_poll("poll", line.client);
    }
}
