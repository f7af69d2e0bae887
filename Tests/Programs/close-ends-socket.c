/* A closed number is nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    say("close", close(line.client));
    say("close again", close(line.client));
    say("send", tell(line.client, "x"));
    say_own("getsockname", line.client);
    say("getsockopt", option(line.client, SOL_SOCKET, SO_TYPE));
    say("listen", listen(line.client, 1));
    hear("the other side", line.server);
}
