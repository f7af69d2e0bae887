/* IP_MULTICAST_IF takes an address, a group request or an interface.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET);
    struct in_addr address = {htonl(INADDR_LOOPBACK)}, got = {0};
    struct ip_mreqn request = {.imr_address = address, .imr_ifindex = 1};
    socklen_t length = sizeof got;

    say("default", getsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &got, &length));
    printf("%s\n", inet_ntoa(got));
    say("by address", setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &address, sizeof address));
    getsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &got, &length);
    printf("%s\n", inet_ntoa(got));
    say("by index", setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request));
    request.imr_ifindex = 9999;
    say("by a wrong index", setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request));
    say("too short", setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, &address, 2));
    say("on tcp",
        setsockopt(stream(AF_INET), IPPROTO_IP, IP_MULTICAST_IF, &request, sizeof request));
}
