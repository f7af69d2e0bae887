/* Of two listeners the one with the very address gets the connection.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int any = stream(AF_INET), one = stream(AF_INET), six = stream(AF_INET6), client;

    set_option(any, SOL_SOCKET, SO_REUSEPORT, 1);
    set_option(one, SOL_SOCKET, SO_REUSEPORT, 1);
    need(bind_to(any, at("0.0.0.0", 0)));
    need(bind_to(one, at("127.0.0.2", port_of(any))));
    need(listen(any, 5));
    need(listen(one, 5));
    nonblocking(any);
    nonblocking(one);
    client = dialled(at("127.0.0.2", port_of(any)));
    settle();
    say("any", accept(any, NULL, NULL));
    did("one", accept(one, NULL, NULL));
    close(client);
    dialled(at("127.0.0.3", port_of(any)));
    settle();
    say("one", accept(one, NULL, NULL));
    did("any", accept(any, NULL, NULL));
    close(six);
}
