/* Binding, listening, releasing: what changes the entries.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "chain.h"
#include "lock.h"
#include "rings.h"

#include <sys/socket.h>
#include <unistd.h>

/* Whoever bound it has ended; a child may hold it still. */
static bool seems_dead(const struct entry *entry)
{
    return kill((pid_t)entry->pid, 0) && errno == ESRCH;
}

/* Asks the kernel whether a name is in use, by trying to take it. `otherwise`: without a descriptor
 * to ask with. */
static bool name_is_alive(const struct lot *lot, const struct name *name, bool otherwise)
{
    struct sockaddr_un where;
    const socklen_t length = name_encode(&lot->seal, name, &where);
    const int type = name->protocol == NAME_TCP ? SOCK_STREAM : SOCK_DGRAM;
    const int fd = socket(AF_UNIX, type | SOCK_CLOEXEC, 0);
    bool alive = true;

    if (fd < 0)
        return otherwise;
    if (bind(fd, (struct sockaddr *)&where, length) == 0)
        alive = false;
    close(fd);
    return alive;
}

static bool entry_is_alive(const struct lot *lot, const struct entry *entry)
{
    const struct name name = entry_name(entry);
    return name_is_alive(lot, &name, !seems_dead(entry));
}

static void forget_members(struct lot *lot, uint32_t number)
{
    const uint32_t used = at_most(lot->members_used, LOT_MEMBERS);

    for (uint32_t i = 0; i < used; i++)
        if (lot->member[i].entry == number)
            lot->member[i].entry = 0;
}

/* Under the lock. */
static void remove_entry(struct lot *lot, struct entry *entry)
{
    const uint32_t number = number_of(lot, entry);
    _Atomic uint32_t *link = chain_of(lot, entry->protocol, entry->port);

    begin_change(lot);
    for (uint32_t steps = 0; *link != number && entry_at(lot, *link) && steps < LOT_ENTRIES;
         steps++)
        link = &entry_at(lot, *link)->next;
    if (*link == number)
        *link = entry->next;
    if (entry->flags & ENTRY_MEMBER)
        forget_members(lot, number);
    ring_release(lot, entry->ring, number);
    entry->state = ENTRY_FREE;
    lot->entries_used--;
    end_change(lot);
}

bool lot_remove_if_dead(struct lot *lot, struct entry *entry)
{
    if (!entry->state || !seems_dead(entry) || entry_is_alive(lot, entry))
        return false;
    remove_entry(lot, entry);
    return true;
}

static void sweep(struct lot *lot)
{
    for (uint32_t i = 0; i < LOT_ENTRIES; i++) {
        struct entry *entry = &lot->entry[i];
        lot_remove_if_dead(lot, entry);
    }
}

static struct entry *free_entry(struct lot *lot)
{
    if (lot->entries_used > LOT_ENTRIES / 10 * 9)
        sweep(lot);
    for (uint32_t tries = 0; tries < LOT_ENTRIES; tries++) {
        struct entry *entry = &lot->entry[lot->entry_cursor++ % LOT_ENTRIES];
        if (entry->state == ENTRY_FREE)
            return entry;
    }
    return NULL;
}

static bool wildcards_meet(const struct lot *lot, const struct entry *a, const struct entry *b)
{
    struct ip addresses[LOT_HOST_ADDRESSES];
    const size_t count = lot_host_addresses(lot, a->host, addresses);

    if (!takes_family(a, b->ip) && !takes_family(b, a->ip))
        return false;
    if (a->host == b->host)
        return true;
    for (size_t i = 0; i < count; i++)
        if (lot_host_has(lot, b->host, addresses[i]) && !ip_is_loopback(addresses[i]))
            return true;
    return false;
}

static bool wildcard_covers(const struct lot *lot, const struct entry *wildcard,
                            const struct entry *other)
{
    return takes_family(wildcard, other->ip) &&
           (wildcard->host == other->host || lot_host_has(lot, wildcard->host, other->ip)) &&
           (wildcard->host == other->host || !ip_is_loopback(other->ip) || other->scope == 0);
}

static bool addresses_meet(const struct lot *lot, const struct entry *a, const struct entry *b)
{
    const bool a_wild = ip_is_wildcard(a->ip), b_wild = ip_is_wildcard(b->ip);

    if (a_wild && b_wild)
        return wildcards_meet(lot, a, b);
    if (a_wild)
        return wildcard_covers(lot, a, b);
    if (b_wild)
        return wildcard_covers(lot, b, a);
    return ip_equal(a->ip, b->ip) && a->scope == b->scope;
}

/* The kernel's rules for sharing a port. */
static bool may_share(const struct entry *a, const struct entry *b)
{
    const uint8_t both = a->flags & b->flags;

    if (both & ENTRY_REUSEPORT && a->uid == b->uid)
        return true;
    return both & ENTRY_REUSEADDR && (a->protocol == NAME_UDP ||
                                      (a->state != ENTRY_LISTENING && b->state != ENTRY_LISTENING));
}

/* … and for listening there: one at a time, or all of one user by SO_REUSEPORT. */
static bool may_listen(const struct entry *a, const struct entry *b)
{
    return b->state != ENTRY_LISTENING ||
           ((a->flags & b->flags & ENTRY_REUSEPORT) && a->uid == b->uid);
}

/* An entry that keeps `wish` from its port, if one is alive. Under the lock. */
static struct entry *obstacle(struct lot *lot, const struct entry *wish,
                              bool (*is_fine)(const struct entry *, const struct entry *))
{
again:
    for (struct walk w = walk_port(lot, wish->protocol, wish->port); w.at; walk_on(&w)) {
        struct entry *entry = w.at;
        if (entry == wish || !addresses_meet(lot, entry, wish) || is_fine(wish, entry))
            continue;
        if (entry_is_alive(lot, entry))
            return entry;
        remove_entry(lot, entry);
        goto again;
    }
    return NULL;
}

static bool port_is_bound(const struct lot *lot, int protocol, uint16_t port)
{
    return walk_port(lot, protocol, port).at;
}

static uint32_t port_span(const struct lot *lot)
{
    return lot->port_high < lot->port_low ? 1 : (uint32_t)lot->port_high - lot->port_low + 1;
}

/* Clients go round: a port comes again as late as possible. */
uint16_t lot_next_port(struct lot *lot, enum name_protocol protocol)
{
    uint16_t port = lot->port_low;

    for (uint32_t tries = 0; tries < port_span(lot); tries++) {
        const uint32_t turn = atomic_fetch_add(&lot->port_cursor[protocol], 1);
        port = (uint16_t)(lot->port_low + turn % port_span(lot));
        if (!port_is_bound(lot, protocol, port))
            break;
    }
    return port;
}

/* What binds any port is spread at random, so that those taken stand in no row. */
static uint16_t random_port(struct lot *lot, enum name_protocol protocol)
{
    uint64_t mix = atomic_fetch_add(&lot->port_cursor[protocol], 1) * 0x9e3779b97f4a7c15u;

    mix = (mix ^ mix >> 29) * 0xbf58476d1ce4e5b9u;
    return (uint16_t)(lot->port_low + (uint32_t)(mix >> 32) % port_span(lot));
}

static bool port_is_free(struct lot *lot, struct entry *wish)
{
    const struct entry *first = walk_port(lot, wish->protocol, wish->port).at;

    return !first || (seems_dead(first) && !obstacle(lot, wish, may_share));
}

uint32_t lot_next_choice(struct lot *lot) { return atomic_fetch_add(&lot->choice, 1); }

/* Fills in a free port. When every port has somebody, one whose somebody is dead or elsewhere. */
static int choose_port(struct lot *lot, struct entry *wish)
{
    for (uint32_t tries = 0; tries < 64; tries++) {
        wish->port = random_port(lot, wish->protocol);
        if (port_is_free(lot, wish))
            return 0;
    }
    for (uint32_t tries = 0; tries < port_span(lot); tries++) {
        if (!port_is_bound(lot, wish->protocol, wish->port) || !obstacle(lot, wish, may_share))
            return 0;
        wish->port = wish->port == lot->port_high ? lot->port_low : (uint16_t)(wish->port + 1);
    }
    return EADDRINUSE;
}

static bool index_is_taken(const struct lot *lot, const struct entry *wish)
{
    for (struct walk w = walk_port(lot, wish->protocol, wish->port); w.at; walk_on(&w))
        if (w.at->index == wish->index && w.at->scope == wish->scope && w.at->six == wish->six &&
            ip_equal(w.at->ip, wish->ip))
            return true;
    return false;
}

/* Binds `fd` to the first name of this address that is free in the kernel too. */
static int bind_name(struct lot *lot, struct entry *wish, int fd, bind_call *call)
{
    enum { INDEXES = 4096 };

    for (wish->index = 0; wish->index < INDEXES; wish->index++) {
        struct sockaddr_un where;
        struct name name;

        if (index_is_taken(lot, wish))
            continue;
        name = entry_name(wish);
        const socklen_t length = name_encode(&lot->seal, &name, &where);
        if (call(fd, (struct sockaddr *)&where, length) == 0)
            return 0;
        if (errno != EADDRINUSE)
            return errno;
    }
    return EADDRINUSE;
}

static void add_entry(struct lot *lot, struct entry *place, const struct entry *wish)
{
    _Atomic uint32_t *link = chain_of(lot, wish->protocol, wish->port);

    begin_change(lot);
    *place = *wish;
    place->next = *link;
    *link = number_of(lot, place);
    lot->entries_used++;
    end_change(lot);
}

static struct entry wish_of(struct lot *lot, const struct lot_claim *claim)
{
    return (struct entry){
        .state = ENTRY_BOUND,
        .protocol = claim->protocol,
        .six = claim->family == AF_INET6,
        .flags = (uint8_t)((claim->v6only ? ENTRY_V6ONLY : 0) |
                           (claim->reuseaddr ? ENTRY_REUSEADDR : 0) |
                           (claim->reuseport ? ENTRY_REUSEPORT : 0)),
        .host = (uint16_t)claim->host,
        .scope = lot_scope(lot, claim->place.ip, claim->host),
        .pid = (uint32_t)getpid(),
        .uid = geteuid(),
        .generation = ++lot->generation,
        .ip = claim->place.ip,
        .port = claim->place.port,
    };
}

static bool may_have(const struct lot *lot, const struct lot_claim *claim)
{
    const struct ip ip = claim->place.ip;

    if (ip_is_wildcard(ip) || claim->anywhere)
        return true;
    if (ip_is_multicast(ip) || lot_is_broadcast(lot, ip, claim->host))
        return true;
    return claim->host == LOT_NAMELESS || lot_host_has(lot, claim->host, ip);
}

static int bind_locked(struct lot *lot, const struct lot_claim *claim, int fd, bind_call *call,
                       struct entry *wish, struct lot_ticket *ticket)
{
    struct entry *place = free_entry(lot);
    int error = 0;

    if (!place)
        return ENOBUFS;
    *wish = wish_of(lot, claim);
    if (wish->port == 0)
        error = choose_port(lot, wish);
    else if (obstacle(lot, wish, may_share))
        error = EADDRINUSE;
    if (!error)
        error = bind_name(lot, wish, fd, call);
    if (error)
        return error;
    add_entry(lot, place, wish);
    if (claim->host == LOT_NAMELESS && !ip_is_wildcard(wish->ip) && !ip_is_multicast(wish->ip) &&
        !ip_is_loopback(wish->ip))
        lot_nameless_takes(lot, wish->ip);
    *ticket = ticket_of(lot, place);
    return 0;
}

int lot_bind(struct lot *lot, const struct lot_claim *claim, int fd, bind_call *call,
             struct name *name, struct lot_ticket *ticket)
{
    struct entry wish;
    struct held held;
    int error;

    if (!may_have(lot, claim))
        return EADDRNOTAVAIL;
    hold(&lot->mutex, &held);
    error = bind_locked(lot, claim, fd, call, &wish, ticket);
    let_go(&lot->mutex, &held);
    if (!error)
        *name = entry_name(&wish);
    return error;
}

int lot_listen(struct lot *lot, struct lot_ticket ticket)
{
    struct held held;
    struct entry *entry;
    int error = 0;

    hold(&lot->mutex, &held);
    entry = entry_of(lot, ticket);
    if (entry) {
        if (entry->state != ENTRY_LISTENING && obstacle(lot, entry, may_listen)) {
            error = EADDRINUSE;
        } else {
            entry->state = ENTRY_LISTENING;
            /* The kernel still shows the former caller until this one's listen() is done. */
            entry->former = entry->pid;
            entry->pid = (uint32_t)getpid();
            entry->uid = geteuid();
        }
    }
    let_go(&lot->mutex, &held);
    return error;
}

void lot_release(struct lot *lot, struct lot_ticket ticket)
{
    struct held held;
    struct entry *entry;

    hold(&lot->mutex, &held);
    entry = entry_of(lot, ticket);
    if (entry)
        remove_entry(lot, entry);
    let_go(&lot->mutex, &held);
}

void lot_bury(struct lot *lot, struct lot_ticket ticket)
{
    const struct entry *entry = entry_of(lot, ticket);

    if (entry && !entry_is_alive(lot, entry))
        lot_release(lot, ticket);
}

/* Two streams may share a source, but not a destination too. */
static bool line_is_taken(struct lot *lot, const struct entry *self, struct place peer)
{
    for (struct walk w = walk_port(lot, NAME_TCP, self->port); w.at; walk_on(&w))
        if (w.at != self && w.at->peer_port == peer.port && ip_equal(w.at->peer, peer.ip) &&
            ip_equal(w.at->ip, self->ip) && entry_is_alive(lot, w.at))
            return true;
    return false;
}

int lot_set_peer(struct lot *lot, struct lot_ticket ticket, struct place peer)
{
    struct held held;
    struct entry *entry;
    int error = 0;

    hold(&lot->mutex, &held);
    entry = entry_of(lot, ticket);
    if (entry && entry->protocol == NAME_TCP && line_is_taken(lot, entry, peer))
        error = EADDRNOTAVAIL;
    if (entry && !error) {
        begin_change(lot);
        entry->peer = peer.ip;
        entry->peer_port = peer.port;
        entry->pid = (uint32_t)getpid();
        entry->uid = geteuid();
        end_change(lot);
    }
    let_go(&lot->mutex, &held);
    return error;
}

bool lot_hears(struct lot *lot, enum name_protocol protocol, struct place place, int host)
{
    struct lot_hearer hearer;
    const struct place nobody = {0};

    while (lot_find(lot, protocol, place, nobody, host, 0, &hearer)) {
        if (name_is_alive(lot, &hearer.name, true))
            return true;
        lot_release(lot, hearer.ticket);
    }
    return false;
}
