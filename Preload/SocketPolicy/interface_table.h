/* interface_table.h — the interfaces of a lot and their addresses, one by one.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef INTERFACE_TABLE_H
#define INTERFACE_TABLE_H

#include "interfaces.h"

#pragma GCC visibility push(hidden)

struct interface {
    const char *name;
    unsigned index;
    unsigned flags; /* of <net/if.h> */
    int mtu;
    uint16_t hardware; /* ARPHRD_… */
    uint8_t mac[6];
    uint8_t mac_broadcast[6];
};

struct interface_address {
    unsigned index; /* of the interface */
    struct ip ip;
    unsigned prefix; /* bits */
};

enum { INTERFACE_LINK_UP = 0x10000 }; /* IFF_LOWER_UP: too large for SIOCGIFFLAGS */

/* The interface with that index. False when there is none. */
bool interface_at(const struct ip *addresses, size_t count, unsigned index, struct interface *);

/* Places 0 … interface_places(count) - 1 hold an address each, or none (false). */
size_t interface_places(size_t count);
bool interface_address_at(const struct ip *addresses, size_t count, size_t place,
                          struct interface_address *);

/* The netmask and, for IPv4, the broadcast address. */
struct ip interface_mask(const struct interface_address *);
struct ip interface_broadcast(const struct interface_address *);

#pragma GCC visibility pop
#endif
