/* connect() with AF_UNSPEC ends a connection, and the socket serves again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct sockaddr none = {.sa_family = AF_UNSPEC};
    int listening = know(listener("127.0.0.1", 0), "server");
    struct line line = line_to(listening);

    say("a fresh one", connect(stream(AF_INET), &none, sizeof none));
    say("connected", connect(line.client, &none, sizeof none));
    say_peer("peer", line.client);
    settle();
    hear("the other side", line.server);
    hear("again", line.server);
    say("connect again", dial(line.client, own(listening)));
    say_peer("peer", line.client);
    tell(line.client, "new");
    hear("server", (int)need(accept(listening, NULL, NULL)));
}
