/* Finding who hears a place: readers, without a lock.
 * SPDX-License-Identifier: Apache-2.0 */
#include "chain.h"
#include "lock.h"

#include <sched.h>

/* A writer that was killed left the number odd: whoever holds the lock sees that nobody writes. */
static void mend(struct lot *lot)
{
    struct held held;

    hold(&lot->mutex, &held);
    if (lot->sequence & 1)
        end_change(lot);
    let_go(&lot->mutex, &held);
}

static uint32_t begin_reading(const struct lot *lot)
{
    enum { PATIENCE = 20 };
    uint32_t sequence = 0;

    for (int tries = 0; tries <= PATIENCE; tries++) {
        sequence = atomic_load_explicit(&lot->sequence, memory_order_acquire);
        if (!(sequence & 1))
            break;
        if (tries == PATIENCE - 1)
            mend((struct lot *)lot);
        sched_yield();
    }
    return sequence;
}

static bool changed_meanwhile(const struct lot *lot, uint32_t sequence)
{
    atomic_thread_fence(memory_order_acquire);
    return atomic_load_explicit(&lot->sequence, memory_order_relaxed) != sequence;
}

static bool hears_place(const struct lot *lot, const struct entry *entry, struct ip to,
                        uint16_t to_scope, int host)
{
    if (!ip_is_wildcard(entry->ip))
        return ip_equal(entry->ip, to) && entry->scope == to_scope;
    if (!takes_family(entry, to))
        return false;
    if (ip_is_loopback(to) && to_scope == host && !lot_host_has(lot, host, to))
        return false;
    return lot_host_has(lot, entry->host, to) &&
           (!ip_is_loopback(to) || to_scope != host || entry->host == host);
}

static bool hears_from(const struct entry *entry, struct place from)
{
    return entry->protocol == NAME_TCP || entry->peer_port == 0 ||
           (entry->peer_port == from.port && ip_equal(entry->peer, from.ip));
}

/* The kernel's order: a connected socket, then a specific address, then the same family. */
static int score(const struct entry *entry, struct ip to)
{
    return (entry->protocol == NAME_UDP && entry->peer_port ? 4 : 0) +
           (ip_is_wildcard(entry->ip) ? 0 : 2) + (entry->six == !ip_is_v4(to));
}

static struct lot_hearer hearer_of(const struct lot *lot, const struct entry *entry)
{
    return (struct lot_hearer){
        .ticket = ticket_of(lot, entry),
        .name = entry_name(entry),
        .pid = entry->pid,
        .former = entry->former,
        .uid = entry->uid,
        .ring = entry->ring,
        .host = entry->host,
    };
}

static bool find_once(const struct lot *lot, enum name_protocol protocol, struct place to,
                      struct place from, int host, uint32_t choice, struct lot_hearer *out)
{
    const uint16_t scope = lot_scope(lot, to.ip, host);
    int best = -1;
    uint32_t alike = 0;

    for (struct walk w = walk_port(lot, protocol, to.port); w.at; walk_on(&w)) {
        const struct entry *entry = w.at;
        if (entry->state != (protocol == NAME_TCP ? ENTRY_LISTENING : ENTRY_BOUND))
            continue;
        if (!hears_place(lot, entry, to.ip, scope, host) || !hears_from(entry, from))
            continue;
        const int rank = score(entry, to.ip);
        if (rank < best)
            continue;
        alike = rank > best ? 1 : alike + 1;
        /* Each of n alike with a chance of 1/n: the k-th takes over with 1/k. */
        if (rank > best || (entry->flags & ENTRY_REUSEPORT &&
                            (uint32_t)((choice * 2654435761u + alike * 40503u) >> 8) % alike == 0))
            *out = hearer_of(lot, entry);
        best = rank;
    }
    return best >= 0;
}

bool lot_find(const struct lot *lot, enum name_protocol protocol, struct place to,
              struct place from, int host, uint32_t choice, struct lot_hearer *out)
{
    bool found;

    for (int tries = 0; tries < 1000; tries++) {
        const uint32_t sequence = begin_reading(lot);
        found = find_once(lot, protocol, to, from, host, choice, out);
        if (!changed_meanwhile(lot, sequence))
            break;
    }
    return found;
}

uint32_t lot_sequence(const struct lot *lot)
{
    return atomic_load_explicit(&lot->sequence, memory_order_acquire);
}

static bool has_joined(const struct lot *lot, const struct entry *entry, struct ip group)
{
    const uint32_t used = lot->members_used;

    for (uint32_t i = 0; i < used && i < LOT_MEMBERS; i++) {
        const struct member *member = &lot->member[i];
        if (!ip_equal(member->group, group))
            continue;
        if (member->entry == number_of(lot, entry) && member->generation == entry->generation)
            return true;
        /* IP_MULTICAST_ALL, on by default: what somebody on this host has joined. */
        const struct entry *other = entry_at(lot, member->entry);
        if (!(entry->flags & ENTRY_QUIET_GROUPS) && other && other->state &&
            other->generation == member->generation && other->host == entry->host)
            return true;
    }
    return false;
}

static bool hears_all(const struct lot *lot, const struct entry *entry, struct ip to, int host,
                      bool looped)
{
    if (!ip_is_wildcard(entry->ip) && !ip_equal(entry->ip, to))
        return false;
    if (ip_is_loopback(to) && entry->host != host)
        return false;
    if (!takes_family(entry, to) || (!looped && entry->host == host))
        return false;
    return !ip_is_multicast(to) || has_joined(lot, entry, to);
}

static size_t find_all_once(const struct lot *lot, struct place to, int host, bool looped,
                            size_t first, struct lot_hearer *out, size_t capacity)
{
    size_t count = 0, seen = 0;

    for (struct walk w = walk_port(lot, NAME_UDP, to.port); w.at; walk_on(&w))
        if (w.at->state && count < capacity && hears_all(lot, w.at, to.ip, host, looped) &&
            seen++ >= first)
            out[count++] = hearer_of(lot, w.at);
    return count;
}

size_t lot_find_all(const struct lot *lot, struct place to, int host, bool looped, size_t first,
                    struct lot_hearer *out, size_t capacity)
{
    size_t count = 0;

    for (int tries = 0; tries < 1000; tries++) {
        const uint32_t sequence = begin_reading(lot);
        count = find_all_once(lot, to, host, looped, first, out, capacity);
        if (!changed_meanwhile(lot, sequence))
            break;
    }
    return count;
}

struct lot_ticket lot_ticket_of(struct lot *lot, const struct name *name)
{
    for (struct walk w = walk_port(lot, name->protocol, name->self.port); w.at; walk_on(&w))
        if (w.at->state && w.at->index == name->index && w.at->scope == name->host &&
            w.at->six == (name->family == AF_INET6) && ip_equal(w.at->ip, name->self.ip))
            return ticket_of(lot, w.at);
    return (struct lot_ticket){0};
}

static struct lot_endpoint endpoint_of(const struct entry *entry)
{
    return (struct lot_endpoint){
        .name = entry_name(entry),
        .peer = {.ip = entry->peer, .port = entry->peer_port},
        .pid = entry->pid,
        .uid = entry->uid,
        .listening = entry->state == ENTRY_LISTENING,
        .v6only = entry->flags & ENTRY_V6ONLY,
    };
}

bool lot_look(const struct lot *lot, struct lot_ticket ticket, struct lot_endpoint *out)
{
    const struct entry *entry;

    for (int tries = 0; tries < 1000; tries++) {
        const uint32_t sequence = begin_reading(lot);
        entry = entry_of(lot, ticket);
        if (entry)
            *out = endpoint_of(entry);
        if (!changed_meanwhile(lot, sequence))
            break;
    }
    return entry;
}

size_t lot_endpoints(const struct lot *lot, struct lot_endpoint *out, size_t capacity)
{
    size_t count = 0;

    for (uint32_t i = 0; i < LOT_ENTRIES; i++) {
        const struct entry *entry = &lot->entry[i];
        if (!entry->state)
            continue;
        if (count < capacity)
            out[count] = endpoint_of(entry);
        count++;
    }
    return count;
}
