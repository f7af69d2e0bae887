/* Hop limit, class and source address of one IPv6 datagram, told with it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "control.h"

int main(void)
{
    int fd = dgram(AF_INET6), there = bound(SOCK_DGRAM, "::", 0), value = 7;
    struct at to = at("::1", port_of(there));
    struct in6_pktinfo from = {.ipi6_addr = in6addr_loopback, .ipi6_ifindex = 1};

    set_option(there, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
    set_option(there, IPPROTO_IPV6, IPV6_RECVTCLASS, 1);
    say("hops", send_control(fd, to, IPPROTO_IPV6, IPV6_HOPLIMIT, &value, sizeof value));
    say_control("hops", there);
    say("class", send_control(fd, to, IPPROTO_IPV6, IPV6_TCLASS, &value, sizeof value));
    say_control("class", there);
    say("source", send_control(fd, to, IPPROTO_IPV6, IPV6_PKTINFO, &from, sizeof from));
    say_control("source", there);
    from.ipi6_ifindex = 9999;
    say("a strange interface",
        send_control(fd, to, IPPROTO_IPV6, IPV6_PKTINFO, &from, sizeof from));
}
