/* A reset after the peer's orderly end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    shutdown(line.server, SHUT_WR);
    settle();
    hear("the end", line.client);
    reset(line.server);
    settle();
    say_poll("poll", line.client);
    hear("read", line.client);
    say("write", tell(line.client, "x"));
}
