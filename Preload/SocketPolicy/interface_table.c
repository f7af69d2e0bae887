/* SPDX-License-Identifier: Apache-2.0 */
#include "interface_table.h"

#include <net/if_arp.h>
#include <string.h>

static const struct interface lo = {
    .name = "lo",
    .index = INTERFACE_LO,
    .flags = IFF_UP | IFF_LOOPBACK | IFF_RUNNING,
    .mtu = INTERFACE_LO_MTU,
    .hardware = ARPHRD_LOOPBACK,
};

/* 02 marks a locally administered address; the rest tells hosts apart. */
static const struct interface eth0 = {
    .name = "eth0",
    .index = INTERFACE_ETH0,
    .flags = IFF_UP | IFF_BROADCAST | IFF_RUNNING | IFF_MULTICAST,
    .mtu = INTERFACE_ETH0_MTU,
    .hardware = ARPHRD_ETHER,
    .mac = {0x02, 0x42},
    .mac_broadcast = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
};

/* Every host has these, first. */
enum { LO_ADDRESSES = 2 };

static struct ip lo_address(size_t place) { return ip_loopback(place == 0 ? AF_INET : AF_INET6); }

bool interface_at(const struct ip *addresses, size_t count, unsigned index, struct interface *out)
{
    if (index == INTERFACE_LO) {
        *out = lo;
        return true;
    }
    for (size_t i = 0; index == INTERFACE_ETH0 && i < count; i++)
        if (!ip_is_loopback(addresses[i])) {
            *out = eth0;
            memcpy(out->mac + 2, addresses[i].byte + 12, 4);
            return true;
        }
    return false;
}

size_t interface_places(size_t count) { return LO_ADDRESSES + count; }

static unsigned prefix_of(struct ip ip)
{
    if (ip_is_v4(ip))
        return ip_is_loopback(ip) ? 8 : 24;
    return ip_is_loopback(ip) ? 128 : 64;
}

bool interface_address_at(const struct ip *addresses, size_t count, size_t place,
                          struct interface_address *out)
{
    if (place >= interface_places(count))
        return false;

    const struct ip ip = place < LO_ADDRESSES ? lo_address(place) : addresses[place - LO_ADDRESSES];

    for (size_t i = 0; i < LO_ADDRESSES; i++)
        if (place >= LO_ADDRESSES && ip_equal(ip, lo_address(i)))
            return false;
    *out = (struct interface_address){
        .index = ip_is_loopback(ip) ? INTERFACE_LO : INTERFACE_ETH0,
        .ip = ip,
        .prefix = prefix_of(ip),
    };
    return true;
}

struct ip interface_mask(const struct interface_address *address)
{
    struct ip mask = ip_wildcard(ip_is_v4(address->ip) ? AF_INET : AF_INET6);
    const size_t first = ip_is_v4(address->ip) ? 12 : 0;

    memset(mask.byte + first, 0xff, address->prefix / 8);
    return mask;
}

struct ip interface_broadcast(const struct interface_address *address)
{
    const struct ip mask = interface_mask(address);
    struct ip broadcast = address->ip;

    for (size_t i = 12; i < sizeof broadcast.byte; i++)
        broadcast.byte[i] |= (uint8_t)~mask.byte[i];
    return broadcast;
}
