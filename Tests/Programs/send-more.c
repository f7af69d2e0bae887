/* MSG_MORE and TCP_CORK hold back, and all arrives in the end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    send(line.client, "one ", 4, MSG_MORE);
    send(line.client, "two ", 4, MSG_MORE);
    send(line.client, "three", 5, 0);
    settle();
    hear("more", line.server);
    set_option(line.client, IPPROTO_TCP, 3 /* TCP_CORK */, 1);
    tell(line.client, "cork ");
    tell(line.client, "out");
    set_option(line.client, IPPROTO_TCP, 3, 0);
    settle();
    hear("cork", line.server);
    send(line.client, "last", 4, MSG_MORE);
    close(line.client);
    settle();
    hear("close", line.server);
    hear("end", line.server);
}
