/* Copies of a descriptor are one socket, and the last one to close ends it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);
        int copy = (int)need(dup(line.client)), two = (int)need(dup2(line.client, 50));

        say("dup2", two);
        close(line.client);
        say("by the copy", tell(copy, "one "));
        say("by the other", tell(two, "two"));
        settle();
        hear("server", line.server);
        say_peer("copy's peer", copy);
        close(copy);
        say_poll("server", line.server);
        close(two);
        say_poll("server", line.server);
    }
}
