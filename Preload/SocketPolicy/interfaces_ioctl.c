/* interfaces_ioctl.c — the SIOCGIF… requests. Nobody changes the interfaces of a lot, not even
 * root. SPDX-License-Identifier: Apache-2.0 */
#include "interfaces.h"

#include "interface_table.h"

#include <errno.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/ioctl.h>

struct host {
    const struct ip *addresses;
    size_t count;
};

enum { QUEUE_LENGTH = 1000 }; /* packets, as `ip link` shows it */

static void write_ip(struct ip ip, struct sockaddr *out)
{
    const struct place place = {.ip = ip};
    socklen_t length = sizeof *out;

    place_write(place, AF_INET, out, &length);
}

/* Places of the IPv4 addresses, in order. */
static bool next_v4(const struct host *host, size_t *place, struct interface_address *out)
{
    while (*place < interface_places(host->count))
        if (interface_address_at(host->addresses, host->count, (*place)++, out) &&
            ip_is_v4(out->ip))
            return true;
    return false;
}

static int list_addresses(const struct host *host, struct ifconf *list)
{
    const size_t room = list->ifc_len > 0 ? (size_t)list->ifc_len / sizeof(struct ifreq) : 0;
    struct interface_address address;
    struct interface interface;
    size_t used = 0;

    for (size_t place = 0; next_v4(host, &place, &address);) {
        struct ifreq request = {.ifr_flags = 0};

        if (list->ifc_req && used == room)
            break;
        if (!interface_at(host->addresses, host->count, address.index, &interface))
            continue;
        strcpy(request.ifr_name, interface.name);
        write_ip(address.ip, &request.ifr_addr);
        if (list->ifc_req)
            list->ifc_req[used] = request;
        used++;
    }
    list->ifc_len = (int)(used * sizeof(struct ifreq));
    return 0;
}

/* The first IPv4 address of an interface, or what belongs to it. "eth0:1" is an alias, and a lot
 * has none. */
static int answer_address(const struct host *host, const struct interface *interface,
                          unsigned long request, struct ifreq *out)
{
    struct interface_address address;
    size_t place = 0;

    do
        if (strchr(out->ifr_name, ':') || !next_v4(host, &place, &address))
            return EADDRNOTAVAIL;
    while (address.index != interface->index);

    switch (request) {
    case SIOCGIFNETMASK:
        write_ip(interface_mask(&address), &out->ifr_addr);
        return 0;
    case SIOCGIFBRDADDR:
        write_ip(interface->flags & IFF_BROADCAST ? interface_broadcast(&address)
                                                  : ip_wildcard(AF_INET),
                 &out->ifr_addr);
        return 0;
    }
    write_ip(address.ip, &out->ifr_addr);
    return 0;
}

static int answer_link(const struct interface *interface, unsigned long request, struct ifreq *out)
{
    switch (request) {
    case SIOCGIFFLAGS:
        out->ifr_flags = (short)interface->flags;
        return 0;
    case SIOCGIFINDEX:
        out->ifr_ifindex = (int)interface->index;
        return 0;
    case SIOCGIFMTU:
        out->ifr_mtu = interface->mtu;
        return 0;
    case SIOCGIFTXQLEN:
        out->ifr_qlen = QUEUE_LENGTH;
        return 0;
    case SIOCGIFMETRIC:
        out->ifr_metric = 0;
        return 0;
    case SIOCGIFMAP:
        memset(&out->ifr_map, 0, sizeof out->ifr_map);
        return 0;
    case SIOCGIFHWADDR:
        memset(&out->ifr_hwaddr, 0, sizeof out->ifr_hwaddr);
        out->ifr_hwaddr.sa_family = interface->hardware;
        memcpy(out->ifr_hwaddr.sa_data, interface->mac, sizeof interface->mac);
        return 0;
    }
    return EOPNOTSUPP; /* SIOCETHTOOL, SIOCGMIIPHY: no driver */
}

static int answer_name(const struct host *host, struct ifreq *out)
{
    const unsigned index = (unsigned)out->ifr_ifindex;

    return interfaces_name(host->addresses, host->count, index, out->ifr_name) ? 0 : ENODEV;
}

static bool find(const struct host *host, struct ifreq *request, struct interface *out)
{
    char name[IF_NAMESIZE] = "";

    /* The kernel ends a name that has no end, where the caller sees it. */
    request->ifr_name[IF_NAMESIZE - 1] = '\0';
    memcpy(name, request->ifr_name, strcspn(request->ifr_name, ":"));
    return interface_at(host->addresses, host->count,
                        interfaces_index(host->addresses, host->count, name), out);
}

static int answer(const struct host *host, unsigned long request, struct ifreq *out, bool address)
{
    struct interface interface;

    if (!out)
        return EFAULT;
    if (!find(host, out, &interface))
        return ENODEV;
    return address ? answer_address(host, &interface, request, out)
                   : answer_link(&interface, request, out);
}

/* An AF_UNIX socket would hand them all to the machine's real interfaces. */
static bool is_of_devices(unsigned long request)
{
    return request >= SIOCADDRT && request < SIOCDEVPRIVATE + 16 && request != SIOCOUTQNSD;
}

int interfaces_ioctl(const struct ip *addresses, size_t count, unsigned long request,
                     void *argument)
{
    const struct host host = {addresses, count};

    switch (request) {
    case SIOCGIFCONF:
        return argument ? list_addresses(&host, argument) : EFAULT;
    case SIOCGIFNAME:
        return argument ? answer_name(&host, argument) : EFAULT;
    case SIOCGIFADDR:
    case SIOCGIFDSTADDR:
    case SIOCGIFBRDADDR:
    case SIOCGIFNETMASK:
        return answer(&host, request, argument, true);
    case SIOCGIFFLAGS:
    case SIOCGIFINDEX:
    case SIOCGIFMTU:
    case SIOCGIFTXQLEN:
    case SIOCGIFMETRIC:
    case SIOCGIFMAP:
    case SIOCGIFHWADDR:
    case SIOCETHTOOL:
    case SIOCGMIIPHY:
        return answer(&host, request, argument, false);
    case SIOCGIFPFLAGS:
        return EINVAL;
    case SIOCSIFADDR:
    case SIOCSIFDSTADDR:
    case SIOCSIFBRDADDR:
    case SIOCSIFNETMASK:
    case SIOCSIFFLAGS:
    case SIOCSIFMTU:
    case SIOCSIFTXQLEN:
    case SIOCSIFMETRIC:
    case SIOCSIFMAP:
    case SIOCSIFHWADDR:
    case SIOCSIFNAME:
    case SIOCSIFPFLAGS:
    case SIOCSIFHWBROADCAST:
    case SIOCADDMULTI:
    case SIOCDELMULTI:
    case SIOCADDRT:
    case SIOCDELRT:
    case SIOCSARP:
    case SIOCDARP:
        return EPERM;
    }
    return is_of_devices(request) ? EOPNOTSUPP : -1;
}
