/* An IPv4 listener is not there on ::1, nor a v6-only one on 127.0.0.1.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int four = listener("0.0.0.0", 0), six = stream(AF_INET6), dual = listener("::", 0);

    need(set_option(six, IPPROTO_IPV6, IPV6_V6ONLY, 1));
    need(bind_to(six, at("::", 0)));
    need(listen(six, 5));
    say("::1 to 0.0.0.0", dial(stream(AF_INET6), at("::1", port_of(four))));
    say("127.0.0.1 to v6-only ::", dial(stream(AF_INET), at("127.0.0.1", port_of(six))));
    say("127.0.0.1 to dual ::", dial(stream(AF_INET), at("127.0.0.1", port_of(dual))));
    say("127.0.0.1 to ::1", dial(stream(AF_INET), at("127.0.0.1", port_of(listener("::1", 0)))));
}
