/* TCP is not bound to multicast or broadcast addresses; UDP may be.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    say("tcp 224.0.0.251", bind_to(stream(AF_INET), at("224.0.0.251", 0)));
    say("tcp 255.255.255.255", bind_to(stream(AF_INET), at("255.255.255.255", 0)));
    say("tcp ff02::1", bind_to(stream(AF_INET6), at("ff02::1", 0)));
    say("udp 224.0.0.251", bind_to(dgram(AF_INET), at("224.0.0.251", 0)));
    say("udp 255.255.255.255", bind_to(dgram(AF_INET), at("255.255.255.255", 0)));
    say("udp ff02::1 without a scope", bind_to(dgram(AF_INET6), at("ff02::1", 0)));
    say("udp fe80::1 without a scope", bind_to(dgram(AF_INET6), at("fe80::1", 0)));
    say("tcp fe80::1 without a scope", bind_to(stream(AF_INET6), at("fe80::1", 0)));
}
