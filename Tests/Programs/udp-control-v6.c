/* What an IPv6 datagram socket tells of each datagram when it is asked: address, interface,
 * hops, class.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "control.h"

int main(void)
{
    int fd = dgram(AF_INET6), there = bound(SOCK_DGRAM, "::", 0);

    set_option(there, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
    set_option(there, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
    set_option(there, IPPROTO_IPV6, IPV6_RECVTCLASS, 1);
    send_to(fd, "plain", at("::1", port_of(there)));
    say_control("plain", there);
    set_option(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 9);
    set_option(fd, IPPROTO_IPV6, IPV6_TCLASS, 0x20);
    send_to(fd, "with options", at("::1", port_of(there)));
    say_control("with options", there);
    send_to(dgram(AF_INET), "from four", at("127.0.0.1", port_of(there)));
    say_control("from four", there);
}
