/* The loopback interface and its addresses.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <ifaddrs.h>
#include <net/if.h>

int main(void)
{
    struct ifaddrs *all, *each;
    int four = 0, six = 0;
    struct ifreq request = {.ifr_name = "lo"};
    int fd = dgram(AF_INET);

    say("getifaddrs", getifaddrs(&all));
    for (each = all; each; each = each->ifa_next) {
        if (strcmp(each->ifa_name, "lo") || !each->ifa_addr)
            continue;
        four += each->ifa_addr->sa_family == AF_INET && (each->ifa_flags & IFF_LOOPBACK) &&
                (each->ifa_flags & IFF_UP);
        six += each->ifa_addr->sa_family == AF_INET6;
    }
    freeifaddrs(all);
    printf("lo: v4 %d v6 %d\n", four, six);
    say("if_nametoindex", if_nametoindex("lo"));
    say("SIOCGIFINDEX", ioctl(fd, SIOCGIFINDEX, &request) ? -1 : request.ifr_ifindex);
    say("SIOCGIFADDR", ioctl(fd, SIOCGIFADDR, &request));
    printf("%s\n", inet_ntoa(((struct sockaddr_in *)&request.ifr_addr)->sin_addr));
    say("SIOCGIFNETMASK", ioctl(fd, SIOCGIFNETMASK, &request));
    printf("%s\n", inet_ntoa(((struct sockaddr_in *)&request.ifr_netmask)->sin_addr));
    say("SIOCGIFFLAGS", ioctl(fd, SIOCGIFFLAGS, &request));
    printf("loopback %d\n", (request.ifr_flags & IFF_LOOPBACK) != 0);
    say("SIOCGIFMTU", ioctl(fd, SIOCGIFMTU, &request) ? -1 : request.ifr_mtu);
    strcpy(request.ifr_name, "nothere0");
    say("SIOCGIFADDR nothere0", ioctl(fd, SIOCGIFADDR, &request));
    say("if_nametoindex nothere0", if_nametoindex("nothere0"));
    struct ifconf list = {.ifc_len = 0};
    say("SIOCGIFCONF size", ioctl(fd, SIOCGIFCONF, &list));
    claim("has some", list.ifc_len >= (int)sizeof request);
}
