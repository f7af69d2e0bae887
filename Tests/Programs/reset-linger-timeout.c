/* close() with SO_LINGER and a time is an orderly end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    const struct linger wait = {.l_onoff = 1, .l_linger = 3};
    struct line line = line_on("127.0.0.1");

    tell(line.server, "last words");
    setsockopt(line.server, SOL_SOCKET, SO_LINGER, &wait, sizeof wait);
    say("close", close(line.server));
    hear("read", line.client);
    hear("end", line.client);
}
