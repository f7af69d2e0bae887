/* Of two datagram sockets the one with the very address hears.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int any = dgram(AF_INET), one = dgram(AF_INET), from = dgram(AF_INET);

    set_option(any, SOL_SOCKET, SO_REUSEADDR, 1);
    set_option(one, SOL_SOCKET, SO_REUSEADDR, 1);
    need(bind_to(any, at("0.0.0.0", 0)));
    say("bind", bind_to(one, at("127.0.0.2", port_of(any))));
    need(send_to(from, "to one", at("127.0.0.2", port_of(any))));
    need(send_to(from, "to any", at("127.0.0.3", port_of(any))));
    settle();
    hear_with("one", one, 100, MSG_DONTWAIT);
    hear_with("one", one, 100, MSG_DONTWAIT);
    hear_with("any", any, 100, MSG_DONTWAIT);
    hear_with("any", any, 100, MSG_DONTWAIT);
}
