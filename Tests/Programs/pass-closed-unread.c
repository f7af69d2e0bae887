/* A connection that is passed and never taken is closed with the carrier.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "pass.h"

int main(void)
{
    int unix_pair[2];
    struct line line = line_on("127.0.0.1");

    need(socketpair(AF_UNIX, SOCK_STREAM, 0, unix_pair));
    need(pass(unix_pair[0], &line.server, 1));
    close(line.server);
    say_poll("on its way", line.client);
    close(unix_pair[0]);
    close(unix_pair[1]);
    settle();
    say_poll("lost", line.client);
    hear("read", line.client);
}
