/* addresses.h — the addresses of a node, in the sense of getaddrinfo().
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ADDRESSES_H
#define ADDRESSES_H

#include "address_order.h"
#include "shim.h"

struct addrinfo;

struct candidate {
    struct host_address address;
    int rank; /* smaller ones come first; not below ADDRESS_RANKS: to be left out */
};

struct addresses {
    struct candidate *at;
    size_t count;
    const char *canonical;
    uint32_t scope; /* of the only one */
    size_t room, name_room;
    char *name; /* where a canonical name is written */
    struct candidate few[16];
    char short_name[256];
};

/* Returns 0, an EAI_ code, or LOOKUP_OUTSIDE. Always to be followed by addresses_free. */
SHIM_LOCAL int addresses_find(struct addresses *, const char *node, const struct addrinfo *hints);
SHIM_LOCAL void addresses_free(struct addresses *);

/* Counts it, and keeps it where there is room. */
SHIM_LOCAL void addresses_add(struct addresses *, const struct host_address *);

#endif
