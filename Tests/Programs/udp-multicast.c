/* Who has joined a group hears it, until it leaves.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct ip_mreqn join = {.imr_multiaddr.s_addr = htonl(0xefff1234), .imr_ifindex = 1};
    struct in_addr loopback = {htonl(INADDR_LOOPBACK)};
    int fd = dgram(AF_INET), there = bound(SOCK_DGRAM, "0.0.0.0", 0);

    set_option(there, IPPROTO_IP, IP_MULTICAST_ALL, 0);
    need(setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &loopback, sizeof loopback));
    say("send", send_to(fd, "before", at("239.255.18.52", port_of(there))));
    settle();
    hear_with("not joined", there, 10, MSG_DONTWAIT);
    say("join", setsockopt(there, IPPROTO_IP, IP_ADD_MEMBERSHIP, &join, sizeof join));
    say("join again", setsockopt(there, IPPROTO_IP, IP_ADD_MEMBERSHIP, &join, sizeof join));
    say("send", send_to(fd, "joined", at("239.255.18.52", port_of(there))));
    hear("joined", there);
    say("another group", send_to(fd, "other", at("239.255.18.53", port_of(there))));
    settle();
    hear_with("another group", there, 10, MSG_DONTWAIT);
    say("leave", setsockopt(there, IPPROTO_IP, IP_DROP_MEMBERSHIP, &join, sizeof join));
    say("leave again", setsockopt(there, IPPROTO_IP, IP_DROP_MEMBERSHIP, &join, sizeof join));
    say("send", send_to(fd, "left", at("239.255.18.52", port_of(there))));
    settle();
    hear_with("left", there, 10, MSG_DONTWAIT);
}
