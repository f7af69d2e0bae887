/* Writing to a peer that has closed: once it works, then it is a broken pipe.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        close(line.server);
        settle();
        say("first", tell(line.client, "one"));
        settle();
        say_poll("poll", line.client);
        say("second", tell(line.client, "two"));
        hear("read", line.client);
        say_error("error", line.client);
        say_poll("poll", line.client);
    }
}
