/* Options of another family or protocol.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    say("IPV6_V6ONLY on v4", set_option(stream(AF_INET), IPPROTO_IPV6, IPV6_V6ONLY, 1));
    say("get IPV6_V6ONLY on v4", option(stream(AF_INET), IPPROTO_IPV6, IPV6_V6ONLY));
    say("IP_TTL on v6", set_option(stream(AF_INET6), IPPROTO_IP, IP_TTL, 5));
    say("get IP_TTL on v6", option(stream(AF_INET6), IPPROTO_IP, IP_TTL));
    say("IP_TTL on v6 udp", set_option(dgram(AF_INET6), IPPROTO_IP, IP_TTL, 5));
    say("TCP_NODELAY on udp", set_option(dgram(AF_INET), IPPROTO_TCP, 1, 1));
    say("get TCP_NODELAY on udp", option(dgram(AF_INET), IPPROTO_TCP, 1));
    say("UDP_CORK on tcp", set_option(stream(AF_INET), IPPROTO_UDP, 1, 1));
    say("IPV6_UNICAST_HOPS on v4 udp",
        set_option(dgram(AF_INET), IPPROTO_IPV6, IPV6_UNICAST_HOPS, 5));
}
