/* A source address that is not the machine's cannot be given to a datagram.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "control.h"

int main(void)
{
    struct in_pktinfo four = {.ipi_spec_dst.s_addr = htonl(0xc0000263)};
    struct in6_pktinfo six = {.ipi6_ifindex = 1};
    struct at to = at("127.0.0.1", 9), to_six = at("::1", 9);

    inet_pton(AF_INET6, "2001:db8::77", &six.ipi6_addr);
    say("192.0.2.99", send_control(dgram(AF_INET), to, IPPROTO_IP, IP_PKTINFO, &four, sizeof four));
    say("2001:db8::77",
        send_control(dgram(AF_INET6), to_six, IPPROTO_IPV6, IPV6_PKTINFO, &six, sizeof six));
}
