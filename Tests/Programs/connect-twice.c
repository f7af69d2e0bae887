/* A connected socket cannot be connected again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int listening = know(listener(ip, 0), "server"), other = listener(ip, 0);
        struct line line = line_to(listening);

        say("to the same", dial(line.client, own(listening)));
        say("to another", dial(line.client, own(other)));
        say("the accepted", dial(line.server, own(other)));
        say("the listener", dial(listening, own(other)));
        say_peer("still", line.client);
        close(line.server);
        settle();
        say("after its peer closed", dial(line.client, own(other)));
    }
}
