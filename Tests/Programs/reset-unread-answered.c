/* An answer before a reset by unread data can still be read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    tell(line.client, "never read");
    tell(line.server, "answer");
    settle();
    close(line.server);
    settle();
    say_poll("poll", line.client);
    hear("read", line.client);
    hear("read again", line.client);
    hear("and again", line.client);
}
