/* chain.h — walking the entries of a port.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CHAIN_H
#define CHAIN_H

#include "layout.h"
#include "lot_endpoints.h"

#include <string.h>

static inline struct entry *entry_at(const struct lot *lot, uint32_t number)
{
    return number && number <= LOT_ENTRIES ? (struct entry *)&lot->entry[number - 1] : NULL;
}

static inline uint32_t number_of(const struct lot *lot, const struct entry *entry)
{
    return (uint32_t)(entry - lot->entry) + 1;
}

/* Ports share chains. A torn chain, seen while it changes, could be a circle: hence the bound. */
struct walk {
    const struct lot *lot;
    struct entry *at; /* NULL at the end */
    uint32_t steps;
    int protocol;
    uint16_t port;
};

static inline _Atomic uint32_t *chain_of(const struct lot *lot, int protocol, uint16_t port)
{
    return (_Atomic uint32_t *)&lot->chain[(port * 2u + (unsigned)protocol) % LOT_CHAINS];
}

static inline void walk_to_port(struct walk *walk)
{
    while (walk->at && (walk->at->port != walk->port || walk->at->protocol != walk->protocol))
        walk->at = ++walk->steps < LOT_ENTRIES ? entry_at(walk->lot, walk->at->next) : NULL;
}

/* Numbers in the file are bounded before they are used: a damaged one must not end a program. */
static inline uint32_t at_most(uint32_t number, uint32_t limit)
{
    return number < limit ? number : limit;
}

static inline struct walk walk_port(const struct lot *lot, int protocol, uint16_t port)
{
    struct walk walk = {lot, entry_at(lot, *chain_of(lot, protocol, port)), 0, protocol, port};

    walk_to_port(&walk);
    return walk;
}

static inline void walk_on(struct walk *walk)
{
    walk->at = ++walk->steps < LOT_ENTRIES ? entry_at(walk->lot, walk->at->next) : NULL;
    walk_to_port(walk);
}

static inline struct lot_ticket ticket_of(const struct lot *lot, const struct entry *entry)
{
    return (struct lot_ticket){number_of(lot, entry), entry->generation};
}

static inline struct entry *entry_of(const struct lot *lot, struct lot_ticket ticket)
{
    struct entry *entry = entry_at(lot, ticket.entry);
    return entry && entry->state && entry->generation == ticket.generation ? entry : NULL;
}

static inline struct name entry_name(const struct entry *entry)
{
    return (struct name){
        .kind = NAME_HOME,
        .protocol = entry->protocol,
        .family = entry->six ? AF_INET6 : AF_INET,
        .host = entry->scope,
        .index = entry->index,
        .self = {.ip = entry->ip, .port = entry->port},
    };
}

/* Whether a wildcard (or not) entry's family takes in an address. */
static inline bool takes_family(const struct entry *entry, struct ip ip)
{
    return ip_is_v4(entry->ip) ? ip_is_v4(ip)
                               : !ip_is_v4(ip) || (entry->six && !(entry->flags & ENTRY_V6ONLY));
}

#endif
