/* What an IPv4 datagram socket tells of each datagram when it is asked: address, interface, TTL,
 * TOS.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "control.h"

int main(void)
{
    int fd = dgram(AF_INET), there = bound(SOCK_DGRAM, "0.0.0.0", 0);

    set_option(there, IPPROTO_IP, IP_PKTINFO, 1);
    set_option(there, IPPROTO_IP, IP_RECVTTL, 1);
    set_option(there, IPPROTO_IP, IP_RECVTOS, 1);
    send_to(fd, "plain", at("127.0.0.5", port_of(there)));
    say_control("plain", there);
    set_option(fd, IPPROTO_IP, IP_TTL, 9);
    set_option(fd, IPPROTO_IP, IP_TOS, 0x20);
    send_to(fd, "with options", at("127.0.0.1", port_of(there)));
    say_control("with options", there);
    set_option(there, IPPROTO_IP, IP_RECVTTL, 0);
    send_to(fd, "no TTL", at("127.0.0.1", port_of(there)));
    say_control("no TTL", there);
}
