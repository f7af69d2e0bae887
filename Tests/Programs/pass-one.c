/* A connection is passed over an AF_UNIX socket, by itself and within one process.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "pass.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int unix_pair[2], got[1];

    need(socketpair(AF_UNIX, SOCK_STREAM, 0, unix_pair));
    say("send", pass(unix_pair[0], &line.server, 1));
    close(line.server);
    say("receive", take(unix_pair[1], got, 1));
    know(got[0], "server");
    say_own("own", got[0]);
    say_peer("peer", got[0]);
    tell(line.client, "hello");
    hear("the passed one", got[0]);
    tell(got[0], "answer");
    hear("client", line.client);
    close(got[0]);
    hear("end", line.client);
}
