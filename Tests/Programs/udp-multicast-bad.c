/* What cannot be joined.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct ip_mreqn none = {.imr_multiaddr.s_addr = htonl(INADDR_LOOPBACK), .imr_ifindex = 1};
    struct ip_mreqn nowhere = {.imr_multiaddr.s_addr = htonl(0xefff1234), .imr_ifindex = 9999};
    struct ipv6_mreq six = {.ipv6mr_interface = 9999};
    int fd = dgram(AF_INET), fd6 = dgram(AF_INET6);

    inet_pton(AF_INET6, "ff02::1234", &six.ipv6mr_multiaddr);
    say("not a group", setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &none, sizeof none));
    say("no such interface",
        setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &nowhere, sizeof nowhere));
    say("too short", setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &none, 4));
    say("v6, no such interface", setsockopt(fd6, IPPROTO_IPV6, IPV6_JOIN_GROUP, &six, sizeof six));
    six.ipv6mr_interface = 1;
    inet_pton(AF_INET6, "::1", &six.ipv6mr_multiaddr);
    say("v6, not a group", setsockopt(fd6, IPPROTO_IPV6, IPV6_JOIN_GROUP, &six, sizeof six));
    say("v6, leave unjoined", setsockopt(fd6, IPPROTO_IPV6, IPV6_LEAVE_GROUP, &six, sizeof six));
    say("tcp",
        setsockopt(stream(AF_INET), IPPROTO_IP, IP_ADD_MEMBERSHIP, &nowhere, sizeof nowhere));
}
