/* MSG_DONTWAIT does not wait, whatever the descriptor's flags.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        hear_with("empty", line.server, 10, MSG_DONTWAIT);
        nonblocking(line.server);
        hear_with("non-blocking", line.server, 10, 0);
        say("O_NONBLOCK is the server's", (fcntl(line.client, F_GETFL) & O_NONBLOCK) != 0);
        close(line.client);
        settle();
        hear_with("the end", line.server, 10, MSG_DONTWAIT);
    }
}
