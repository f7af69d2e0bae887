/* With IPV6_V6ONLY the IPv4 port stays free.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int six = stream(AF_INET6), four = stream(AF_INET), second = stream(AF_INET6);

    need(set_option(six, IPPROTO_IPV6, IPV6_V6ONLY, 1));
    need(bind_to(six, nobody(SOCK_STREAM, "::")));
    need(listen(six, 5));
    say("0.0.0.0 after ::", bind_to(four, at("0.0.0.0", port_of(six))));
    say("listen", listen(four, 5));
    say("a dual one after both", bind_to(second, at("::", port_of(six))));
    set_option(second, IPPROTO_IPV6, IPV6_V6ONLY, 1);
    say("a v6-only one after both", bind_to(second, at("::", port_of(six))));
    say("changed after bind", set_option(six, IPPROTO_IPV6, IPV6_V6ONLY, 0));
}
