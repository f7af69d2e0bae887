/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "host_entry.h"
#include "host_literal.h"
#include "host_table.h"
#include "lacking.h"
#include "names.h"

#include <string.h>

/* A question to the files, and how the last one that was asked answered. */
struct inquiry {
    const struct host_room *room;
    const char *name;
    struct host_address address;
    int family;
    int answer;
};

/* As libc reports what the files said. */
static int report(const struct host_room *room, int answer)
{
    *room->found = answer ? NULL : room->entry;
    *room->error = answer == 0 ? NETDB_SUCCESS : answer == ERANGE ? NETDB_INTERNAL : HOST_NOT_FOUND;
    if (answer != ERANGE)
        return 0;
    errno = ERANGE;
    return ERANGE;
}

static bool ask_for_name(const struct snapshot *file, void *context)
{
    struct inquiry *inquiry = context;
    const struct host_room *room = inquiry->room;

    inquiry->answer = host_copy_by_name(file, inquiry->name, inquiry->family, room->entry,
                                        room->buffer, room->size);
    return inquiry->answer != ENOENT;
}

/* A number is its own answer, and nothing that looks like one is looked up. */
static bool is_settled(const char *name, int family, const struct host_room *room, int *answer)
{
    struct host_address address;

    switch (host_literal(name, family, &address)) {
    case LITERAL_ADDRESS:
        *answer = host_copy_literal(name, &address, room->entry, room->buffer, room->size);
        return true;
    case LITERAL_WRONG:
        *answer = ENOENT;
        return true;
    case LITERAL_NOT:
        break;
    }
    return false;
}

int host_entry_by_name(const char *name, int family, const struct host_room *room)
{
    struct inquiry inquiry = {.room = room, .name = name, .family = family, .answer = ENOENT};

    if (is_settled(name, family, room, &inquiry.answer))
        return report(room, inquiry.answer);
    if ((family == AF_INET || family == AF_INET6) &&
        !names_ask(NAME_HOSTS, ask_for_name, &inquiry)) {
        if (names_allow_dns())
            return HOST_OUTSIDE;
        hosts_lack(name);
    }
    return report(room, inquiry.answer);
}

static bool ask_for_address(const struct snapshot *file, void *context)
{
    struct inquiry *inquiry = context;
    const struct host_room *room = inquiry->room;

    inquiry->answer =
        host_copy_by_address(file, &inquiry->address, room->entry, room->buffer, room->size);
    return inquiry->answer != ENOENT;
}

static bool is_address(socklen_t length, int family)
{
    return (family == AF_INET && length == 4) || (family == AF_INET6 && length == 16);
}

static bool is_wildcard_v6(const void *address, socklen_t length)
{
    return length == sizeof in6addr_any && !memcmp(address, &in6addr_any, length);
}

int host_entry_by_address(const void *address, socklen_t length, int family,
                          const struct host_room *room)
{
    struct inquiry inquiry = {.room = room, .address = {.family = family}, .answer = ENOENT};

    if (is_wildcard_v6(address, length)) {
        report(room, ENOENT);
        return ENOENT;
    }
    if (is_address(length, family)) {
        memcpy(inquiry.address.byte, address, length);
        if (!names_ask(NAME_HOSTS, ask_for_address, &inquiry) && names_allow_dns())
            return HOST_OUTSIDE;
    }
    return report(room, inquiry.answer);
}

/* As libc does it: those of IPv4. */
static bool take_line(const char *line, void *context)
{
    struct inquiry *inquiry = context;
    const struct host_room *room = inquiry->room;

    inquiry->answer = host_copy(line, AF_INET, room->entry, room->buffer, room->size);
    return inquiry->answer != ERANGE;
}

int host_entry_next(const struct host_room *room)
{
    struct inquiry inquiry = {.room = room};

    do
        if (!walk_next(names_walk(NAME_HOSTS), take_line, &inquiry)) {
            report(room, ENOENT);
            return ENOENT;
        }
    while (inquiry.answer == ENODATA);
    return report(room, inquiry.answer);
}
