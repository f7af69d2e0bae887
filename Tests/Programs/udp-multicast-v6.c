/* IPv6 groups are joined and left on an interface.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct ipv6_mreq join = {.ipv6mr_interface = 1};
    int fd = dgram(AF_INET6), there = bound(SOCK_DGRAM, "::", 0);

    inet_pton(AF_INET6, "ff02::1234", &join.ipv6mr_multiaddr);
    set_option(there, IPPROTO_IPV6, 29 /* IPV6_MULTICAST_ALL */, 0);
    say("interface", set_option(fd, IPPROTO_IPV6, IPV6_MULTICAST_IF, 1));
    say("join", setsockopt(there, IPPROTO_IPV6, IPV6_JOIN_GROUP, &join, sizeof join));
    say("join again", setsockopt(there, IPPROTO_IPV6, IPV6_JOIN_GROUP, &join, sizeof join));
    say("leave", setsockopt(there, IPPROTO_IPV6, IPV6_LEAVE_GROUP, &join, sizeof join));
    say("leave again", setsockopt(there, IPPROTO_IPV6, IPV6_LEAVE_GROUP, &join, sizeof join));
}
