/* Who sends to a group is seen from the interface's address.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct ip_mreq join = {{htonl(0xefff1237)}, {htonl(INADDR_LOOPBACK)}};
    int fd = dgram(AF_INET), member = bound(SOCK_DGRAM, "0.0.0.0", 0);
    struct at from = {.length = sizeof from.room};

    need(setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &join.imr_interface,
                    sizeof join.imr_interface));
    need(setsockopt(member, IPPROTO_IP, IP_ADD_MEMBERSHIP, &join, sizeof join));
    send_to(fd, "x", at("239.255.18.55", port_of(member)));
    know(fd, "sender");
    settle();
    say("receive", recvfrom(member, NULL, 0, MSG_DONTWAIT, &from.any, &from.length));
    say_at("from", from);
    need(dial(fd, at("239.255.18.55", port_of(member))));
    know(member, "member");
    say_peer("connected to the group", fd);
    say("send", tell(fd, "connected"));
    hear("heard", member);
}
