/* interfaces.c — the library calls about interfaces: getifaddrs() and the names.
 * SPDX-License-Identifier: Apache-2.0 */
#include "interfaces.h"

#include "interface_table.h"

#include <errno.h>
#include <linux/if_link.h>
#include <netinet/in.h>
#include <netpacket/packet.h>
#include <stdlib.h>
#include <string.h>

/* One entry with all that it points to. glibc's freeifaddrs() frees the block at the head. */
struct node {
    struct ifaddrs entry;
    char name[IF_NAMESIZE];
    struct sockaddr_storage address, mask, broadcast;
    struct rtnl_link_stats counters;
};

unsigned interfaces_index(const struct ip *addresses, size_t count, const char *name)
{
    struct interface interface;

    for (unsigned index = INTERFACE_LO; index <= INTERFACE_ETH0; index++)
        if (interface_at(addresses, count, index, &interface) && strcmp(interface.name, name) == 0)
            return index;
    return 0;
}

bool interfaces_name(const struct ip *addresses, size_t count, unsigned index,
                     char name[IF_NAMESIZE])
{
    struct interface interface;

    if (!interface_at(addresses, count, index, &interface))
        return false;
    strcpy(name, interface.name);
    return true;
}

int interfaces_names(const struct ip *addresses, size_t count, struct if_nameindex **out)
{
    struct if_nameindex *const list = calloc(INTERFACE_ETH0 + 1, sizeof *list);
    struct interface interface;
    size_t used = 0;

    if (!list)
        return ENOMEM;
    for (unsigned index = INTERFACE_LO; index <= INTERFACE_ETH0; index++)
        if (interface_at(addresses, count, index, &interface)) {
            list[used].if_index = index;
            list[used].if_name = strdup(interface.name);
            if (!list[used++].if_name) {
                if_freenameindex(list);
                return ENOMEM;
            }
        }
    *out = list;
    return 0;
}

static void write_mac(const struct interface *interface, const uint8_t mac[6],
                      struct sockaddr_storage *out)
{
    struct sockaddr_ll link = {
        .sll_family = AF_PACKET,
        .sll_ifindex = (int)interface->index,
        .sll_hatype = interface->hardware,
        .sll_halen = 6,
    };

    memcpy(link.sll_addr, mac, 6);
    memcpy(out, &link, sizeof link);
}

static void write_ip(struct ip ip, unsigned scope, struct sockaddr_storage *out)
{
    const struct place place = {.ip = ip};
    const int family = ip_is_v4(ip) ? AF_INET : AF_INET6;
    socklen_t length = sizeof *out;

    place_write(place, family, (struct sockaddr *)out, &length);
    if (family == AF_INET6)
        ((struct sockaddr_in6 *)out)->sin6_scope_id = scope;
}

static void write_entry(const struct interface *interface, struct node *node)
{
    strcpy(node->name, interface->name);
    node->entry.ifa_name = node->name;
    node->entry.ifa_flags = interface->flags | INTERFACE_LINK_UP;
    node->entry.ifa_addr = (struct sockaddr *)&node->address;
}

static void write_link(const struct interface *interface, struct node *node)
{
    write_entry(interface, node);
    write_mac(interface, interface->mac, &node->address);
    write_mac(interface, interface->mac_broadcast, &node->broadcast);
    node->entry.ifa_broadaddr = (struct sockaddr *)&node->broadcast;
    node->entry.ifa_data = &node->counters;
}

static void write_address(const struct interface *interface,
                          const struct interface_address *address, struct node *node)
{
    write_entry(interface, node);
    write_ip(address->ip, ip_is_linklocal(address->ip) ? address->index : 0, &node->address);
    write_ip(interface_mask(address), 0, &node->mask);
    node->entry.ifa_netmask = (struct sockaddr *)&node->mask;
    if (!ip_is_v4(address->ip))
        return;
    /* lo has no broadcast: the address stands in its place, as glibc has it. */
    write_ip(interface->flags & IFF_BROADCAST ? interface_broadcast(address) : address->ip, 0,
             &node->broadcast);
    node->entry.ifa_broadaddr = (struct sockaddr *)&node->broadcast;
}

static size_t write_links(const struct ip *addresses, size_t count, struct node *nodes)
{
    struct interface interface;
    size_t used = 0;

    for (unsigned index = INTERFACE_LO; index <= INTERFACE_ETH0; index++)
        if (interface_at(addresses, count, index, &interface))
            write_link(&interface, &nodes[used++]);
    return used;
}

static size_t write_addresses(const struct ip *addresses, size_t count, bool v4, struct node *nodes)
{
    struct interface_address address;
    struct interface interface;
    size_t used = 0;

    for (size_t place = 0; place < interface_places(count); place++)
        if (interface_address_at(addresses, count, place, &address) && ip_is_v4(address.ip) == v4 &&
            interface_at(addresses, count, address.index, &interface))
            write_address(&interface, &address, &nodes[used++]);
    return used;
}

/* In the kernel's order: links, IPv4, IPv6. */
int interfaces_list(const struct ip *addresses, size_t count, struct ifaddrs **out)
{
    struct node *const nodes = calloc(INTERFACE_ETH0 + interface_places(count), sizeof *nodes);
    size_t used;

    if (!nodes)
        return ENOMEM;
    used = write_links(addresses, count, nodes);
    used += write_addresses(addresses, count, true, nodes + used);
    used += write_addresses(addresses, count, false, nodes + used);
    for (size_t i = 0; i + 1 < used; i++)
        nodes[i].entry.ifa_next = &nodes[i + 1].entry;
    *out = &nodes[0].entry;
    return 0;
}
