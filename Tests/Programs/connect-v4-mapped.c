/* An IPv6 socket connects to ::ffff:127.0.0.1 unless it is v6-only.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int listening = know(listener("127.0.0.1", 0), "server");
    int fd = know(dialled(at("::ffff:127.0.0.1", port_of(listening))), "client"),
        only = stream(AF_INET6);
    struct at from = {.length = sizeof from.room};

    say_peer("peer", fd);
    say_own("own", fd);
    need(accept(listening, &from.any, &from.length));
    say_at("seen from", from);
    need(set_option(only, IPPROTO_IPV6, IPV6_V6ONLY, 1));
    say("v6-only", dial(only, at("::ffff:127.0.0.1", port_of(listening))));
    say("no such mapped port", dial(stream(AF_INET6), at("::ffff:127.0.0.2", port_of(listening))));
}
