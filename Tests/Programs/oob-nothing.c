/* MSG_OOB without urgent data.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    hear_with("nothing sent", line.server, 10, MSG_OOB);
    tell(line.client, "abc");
    settle();
    hear_with("ordinary data", line.server, 10, MSG_OOB);
    hear("ordinary data", line.server);
    send(line.client, "xyz", 3, MSG_OOB);
    settle();
    hear("before the last byte", line.server);
    hear_with("only the last is urgent", line.server, 10, MSG_OOB);
    say("datagram", send(dgram(AF_INET), "x", 1, MSG_OOB));
}
