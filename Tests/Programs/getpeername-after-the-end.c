/* The peer is known until both sides have ended.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    shutdown(line.client, SHUT_WR);
    settle();
    say_peer("client, own side shut", line.client);
    say_peer("server, peer's side shut", line.server);
    shutdown(line.server, SHUT_WR);
    settle();
    say_peer("client, both shut", line.client);
    say_peer("server, both shut", line.server);
    line = line_on("127.0.0.1");
    close(line.server);
    settle();
    say_peer("client, peer closed", line.client);
    say_own("client, peer closed, own", line.client);
    line = line_on("127.0.0.1");
    reset(line.server);
    settle();
    say_peer("client, peer reset", line.client);
}
