/* An IPv6 listener sees IPv4 clients as ::ffff:a.b.c.d.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int six = know(listener("::", 0), "server");
    struct at from = {.length = sizeof from.room};
    int client = know(dialled(at("127.0.0.1", port_of(six))), "client");
    int server = (int)need(accept(six, &from.any, &from.length));

    say_at("from", from);
    say("length", from.length);
    say_own("server's own", server);
    say_peer("server's peer", server);
    say_own("client's own", client);
    say_peer("client's peer", client);
    say("server's domain", option(server, SOL_SOCKET, SO_DOMAIN) == AF_INET6);
    tell(client, "four");
    hear("server", server);
    tell(server, "six");
    hear("client", client);
}
