/* What is shut may be shut again until the connection is gone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");

    say("write", shutdown(line.client, SHUT_WR));
    say("write again", shutdown(line.client, SHUT_WR));
    say("read", shutdown(line.client, SHUT_RD));
    say("both", shutdown(line.client, SHUT_RDWR));
    settle();
    say("peer, write", shutdown(line.server, SHUT_WR));
    settle();
    say("after both ended", shutdown(line.client, SHUT_WR));
    say("peer, after both ended", shutdown(line.server, SHUT_RDWR));
}
