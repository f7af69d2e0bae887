/* A reset by SO_LINGER 0: SO_ERROR tells it and clears it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    reset(line.server);
    settle();
    say_error("error", line.client);
    say_error("again", line.client);
    say_poll("poll", line.client);
    hear("read", line.client);
    say("write", tell(line.client, "x"));
}
