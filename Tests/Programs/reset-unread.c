/* close() with unread data is a reset.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        tell(line.client, "never read");
        settle();
        close(line.server);
        settle();
        say_poll("poll", line.client);
        hear("read", line.client);
        hear("read again", line.client);
        say("write", tell(line.client, "x"));
    }
}
