/* MSG_PEEK looks and does not take.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        tell(line.client, "hello");
        settle();
        hear_with("peek 2", line.server, 2, MSG_PEEK);
        hear_with("peek all", line.server, 100, MSG_PEEK);
        tell(line.client, " world");
        settle();
        hear_with("peek more", line.server, 100, MSG_PEEK);
        hear_with("take 5", line.server, 5, 0);
        hear_with("peek rest", line.server, 100, MSG_PEEK);
        hear_with("take rest", line.server, 100, 0);
        hear_with("peek nothing", line.server, 100, MSG_PEEK | MSG_DONTWAIT);
        close(line.client);
        settle();
        hear_with("peek the end", line.server, 100, MSG_PEEK);
    }
}
