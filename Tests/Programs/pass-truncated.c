/* Descriptors for which there is no room are closed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "pass.h"

int main(void)
{
    int unix_pair[2], got[1], out[] = {stream(AF_INET), stream(AF_INET), -1};
    struct line line = line_on("127.0.0.1");

    out[2] = line.client;
    need(socketpair(AF_UNIX, SOCK_STREAM, 0, unix_pair));
    say("send", pass(unix_pair[0], out, 3));
    close(line.client);
    say("receive", take(unix_pair[1], got, 1));
    settle();
    hear("the third was closed", line.server);
}
