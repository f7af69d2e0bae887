/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "own_reach.h"

#include <string.h>

static void note(struct reach *reach, const struct sockaddr *from)
{
    struct host_address address = {.family = from->sa_family};

    if (from->sa_family == AF_INET)
        memcpy(address.byte, &((const struct sockaddr_in *)from)->sin_addr, 4);
    else
        memcpy(address.byte, &((const struct sockaddr_in6 *)from)->sin6_addr, 16);
    reach_note(reach, &address);
}

/* By the public name of the call: the socket shim answers it in a lot. */
struct reach own_reach(void)
{
    SHIM_KEEP_ERRNO;
    struct reach reach = {0};
    struct ifaddrs *all;

    if (getifaddrs(&all) != 0)
        return reach;
    for (struct ifaddrs *one = all; one; one = one->ifa_next)
        if (one->ifa_addr && one->ifa_flags & IFF_UP &&
            (one->ifa_addr->sa_family == AF_INET || one->ifa_addr->sa_family == AF_INET6))
            note(&reach, one->ifa_addr);
    freeifaddrs(all);
    return reach;
}
