/* IP_MULTICAST_LOOP off keeps the sender's own datagrams from this machine's members.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct ip_mreq join = {{htonl(0xefff1236)}, {htonl(INADDR_LOOPBACK)}};
    int fd = dgram(AF_INET), member = dgram(AF_INET);

    need(setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &join.imr_interface,
                    sizeof join.imr_interface));
    need(bind_to(member, at("239.255.18.54", 0)));
    need(setsockopt(member, IPPROTO_IP, IP_ADD_MEMBERSHIP, &join, sizeof join));
    say("on by default", option(fd, IPPROTO_IP, IP_MULTICAST_LOOP));
    send_to(fd, "with loop", own(member));
    hear("heard", member);
    say("off", set_option(fd, IPPROTO_IP, IP_MULTICAST_LOOP, 0));
    say("send", send_to(fd, "without", own(member)));
    settle();
    hear_with("heard", member, 20, MSG_DONTWAIT);
}
