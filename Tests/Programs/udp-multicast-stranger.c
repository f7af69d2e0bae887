/* A group cannot be joined on an address that is not the machine's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct ip_mreq join = {{htonl(0xefff1234)}, {htonl(0xc0000263)}};
    int fd = dgram(AF_INET);

    say("join", setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &join, sizeof join));
    say("interface", setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &join.imr_interface,
                                sizeof join.imr_interface));
}
