/* What the own shutdown() alone does to poll().
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    shutdown(line.client, SHUT_WR);
    say_poll("write", line.client);
    shutdown(line.client, SHUT_RD);
    say_poll("write and read", line.client);
    line = line_on("127.0.0.1");
    shutdown(line.client, SHUT_RD);
    say_poll("read", line.client);
    say_poll("its peer", line.server);
}
