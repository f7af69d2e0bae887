/* Both sides end, each hears the other's last words.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("::1");

    tell(line.client, "from client");
    tell(line.server, "from server");
    shutdown(line.client, SHUT_WR);
    shutdown(line.server, SHUT_WR);
    hear("client", line.client);
    hear("client, end", line.client);
    hear("server", line.server);
    hear("server, end", line.server);
    say_poll("client", line.client);
    say_poll("server", line.server);
}
