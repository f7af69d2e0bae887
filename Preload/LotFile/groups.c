/* Multicast groups, and the other options of an endpoint that others have to know.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "chain.h"
#include "lock.h"

static int join_locked(struct lot *lot, struct entry *entry, struct ip group)
{
    for (uint32_t i = 0; i < LOT_MEMBERS; i++) {
        struct member *member = &lot->member[i];
        struct entry *there = entry_at(lot, member->entry);
        if (there && there->state && there->generation == member->generation &&
            (i < LOT_MEMBERS / 2 || !lot_remove_if_dead(lot, there)))
            continue;
        member->group = group;
        member->generation = entry->generation;
        member->entry = number_of(lot, entry);
        entry->flags |= ENTRY_MEMBER;
        if (i >= lot->members_used)
            lot->members_used = i + 1;
        return 0;
    }
    return ENOBUFS;
}

int lot_join(struct lot *lot, struct lot_ticket ticket, struct ip group)
{
    struct held held;
    struct entry *entry;
    int error = ENODEV;

    hold(&lot->mutex, &held);
    entry = entry_of(lot, ticket);
    if (entry)
        error = join_locked(lot, entry, group);
    let_go(&lot->mutex, &held);
    return error;
}

void lot_leave(struct lot *lot, struct lot_ticket ticket, struct ip group)
{
    struct held held;

    hold(&lot->mutex, &held);
    for (uint32_t i = 0; i < at_most(lot->members_used, LOT_MEMBERS); i++)
        if (lot->member[i].entry == ticket.entry && ip_equal(lot->member[i].group, group)) {
            lot->member[i].entry = 0;
            break;
        }
    let_go(&lot->mutex, &held);
}

static uint8_t flags_of(const struct lot_manners *manners)
{
    return (uint8_t)((manners->reuseaddr ? ENTRY_REUSEADDR : 0) |
                     (manners->reuseport ? ENTRY_REUSEPORT : 0) |
                     (manners->quiet_groups ? ENTRY_QUIET_GROUPS : 0));
}

void lot_set_manners(struct lot *lot, struct lot_ticket ticket, const struct lot_manners *manners)
{
    enum { ALL = ENTRY_REUSEADDR | ENTRY_REUSEPORT | ENTRY_QUIET_GROUPS };
    const uint8_t flags = flags_of(manners);
    struct entry *entry = entry_of(lot, ticket);
    struct held held;

    if (!entry || (entry->flags & ALL) == flags)
        return;
    hold(&lot->mutex, &held);
    entry = entry_of(lot, ticket);
    if (entry)
        entry->flags = (uint8_t)((entry->flags & ~ALL) | flags);
    let_go(&lot->mutex, &held);
}
