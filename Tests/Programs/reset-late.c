/* Data that arrives after close() is answered by a reset too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    tell(line.server, "bye");
    close(line.server);
    settle();
    say("write", tell(line.client, "too late"));
    settle();
    say_poll("poll", line.client);
    hear("read", line.client);
    hear("read again", line.client);
    hear("and again", line.client);
}
