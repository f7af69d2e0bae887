/* A wildcard IPv6 socket takes the IPv4 port too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int six = listener("::", 0), four = listener("0.0.0.0", 0), loop = listener("127.0.0.1", 0);

    say("0.0.0.0 after ::", bind_to(stream(AF_INET), at("0.0.0.0", port_of(six))));
    say("127.0.0.1 after ::", bind_to(stream(AF_INET), at("127.0.0.1", port_of(six))));
    say("127.0.0.9 after ::", bind_to(stream(AF_INET), at("127.0.0.9", port_of(six))));
    say(":: after 0.0.0.0", bind_to(stream(AF_INET6), at("::", port_of(four))));
    say(":: after 127.0.0.1", bind_to(stream(AF_INET6), at("::", port_of(loop))));
    say("::1 after 0.0.0.0", bind_to(stream(AF_INET6), at("::1", port_of(four))));
    say("::1 after ::", bind_to(stream(AF_INET6), at("::1", port_of(six))));
}
