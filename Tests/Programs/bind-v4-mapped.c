/* An IPv6 socket on ::ffff:127.0.0.1 is on 127.0.0.1.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int mapped = know(listener("::ffff:127.0.0.1", 0), "mapped"), only = stream(AF_INET6);

    say_own("mapped", mapped);
    say("127.0.0.1", bind_to(stream(AF_INET), at("127.0.0.1", port_of(mapped))));
    say("127.0.0.2", bind_to(stream(AF_INET), at("127.0.0.2", port_of(mapped))));
    say("::1", bind_to(stream(AF_INET6), at("::1", port_of(mapped))));
    say(":: dual", bind_to(stream(AF_INET6), at("::", port_of(mapped))));
    need(set_option(only, IPPROTO_IPV6, IPV6_V6ONLY, 1));
    say("mapped and v6-only", bind_to(only, at("::ffff:127.0.0.1", 0)));
    say("mapped wildcard", bind_to(stream(AF_INET6), at("::ffff:0.0.0.0", 0)));
}
