/* TTL, TOS and source address of one datagram, told with it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "control.h"

int main(void)
{
    int fd = dgram(AF_INET), there = bound(SOCK_DGRAM, "0.0.0.0", 0), value = 7;
    struct in_pktinfo from = {.ipi_spec_dst.s_addr = htonl(0x7f000008)};
    struct at to = at("127.0.0.1", port_of(there)), source = {.length = sizeof source.room};

    set_option(there, IPPROTO_IP, IP_RECVTTL, 1);
    set_option(there, IPPROTO_IP, IP_RECVTOS, 1);
    say("ttl", send_control(fd, to, IPPROTO_IP, IP_TTL, &value, sizeof value));
    say_control("ttl", there);
    say("tos", send_control(fd, to, IPPROTO_IP, IP_TOS, &value, sizeof value));
    say_control("tos", there);
    value = 256;
    say("ttl 256", send_control(fd, to, IPPROTO_IP, IP_TTL, &value, sizeof value));
    say("unknown", send_control(fd, to, IPPROTO_IP, 999, &value, sizeof value));
    say("short", send_control(fd, to, IPPROTO_IP, IP_TTL, &value, 1));
    say("source", send_control(fd, to, IPPROTO_IP, IP_PKTINFO, &from, sizeof from));
    settle();
    need(recvfrom(there, NULL, 0, 0, &source.any, &source.length));
    know(fd, "sender");
    say_at("from", source);
}
