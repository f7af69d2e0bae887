/* A client has the address from which it reaches its server.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int listening = know(listener(ip, 0), "server");
        int fd = stream(family_of(ip));

        need(dial(fd, own(listening)));
        claim("it has a port", port_of(fd) != 0);
        know(fd, "client");
        say_own("client's own", fd);
        say_peer("client's peer", fd);
        int server = (int)need(accept(listening, NULL, NULL));
        say_own("server's own", server);
        say_peer("server's peer", server);
        say_own("listener's own", listening);
        say_peer("listener's peer", listening);
    }
}
