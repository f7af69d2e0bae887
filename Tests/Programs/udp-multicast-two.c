/* Every member of a group hears, and the sender's IP_MULTICAST_LOOP decides.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct ip_mreq join = {{htonl(0xefff1235)}, {htonl(INADDR_LOOPBACK)}};
    int fd = dgram(AF_INET), members[2];

    need(setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &join.imr_interface,
                    sizeof join.imr_interface));
    for (int i = 0; i < 2; i++) {
        members[i] = dgram(AF_INET);
        need(set_option(members[i], SOL_SOCKET, SO_REUSEADDR, 1));
        need(bind_to(members[i], i ? own(members[0]) : at("239.255.18.53", 0)));
        say("join", setsockopt(members[i], IPPROTO_IP, IP_ADD_MEMBERSHIP, &join, sizeof join));
    }
    say("send", send_to(fd, "all of you", own(members[0])));
    hear("one", members[0]);
    hear("two", members[1]);
    close(members[1]);
    say("send", send_to(fd, "you", own(members[0])));
    hear("one", members[0]);
}
