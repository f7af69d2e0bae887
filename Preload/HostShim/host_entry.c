/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "host_entry.h"
#include "host_literal.h"
#include "host_table.h"
#include "lacking.h"
#include "module_host.h"
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

/* There is no such host; or it has no address of the family. */
static bool is_none(int answer) { return answer == ENOENT || answer == ENODATA; }

/* `when_found` is what h_errno becomes then, or AS_IT_WAS. */
enum { AS_IT_WAS = -2 };

static int report(const struct host_room *room, int answer, int when_found)
{
    *room->found = answer ? NULL : room->entry;
    if (is_none(answer))
        *room->error = HOST_NOT_FOUND;
    else if (answer == EAGAIN)
        *room->error = TRY_AGAIN;
    else if (answer)
        *room->error = NETDB_INTERNAL;
    else if (when_found != AS_IT_WAS)
        *room->error = when_found;
    return is_none(answer) ? 0 : answer;
}

static bool ask_for_name(const struct snapshot *file, void *context)
{
    struct inquiry *inquiry = context;
    const struct host_room *room = inquiry->room;

    inquiry->answer = host_copy_by_name(file, inquiry->name, inquiry->family, room->entry,
                                        room->buffer, room->size);
    return inquiry->answer != ENOENT;
}

bool host_entry_of_number(const char *name, int family, const struct host_room *room, int *result)
{
    struct host_address address;
    int answer = ENOENT;

    switch (host_literal(name, family, &address)) {
    case LITERAL_NOT:
        return false;
    case LITERAL_ADDRESS:
        answer = host_copy_literal(name, &address, room->entry, room->buffer, room->size);
        break;
    case LITERAL_WRONG:
        break;
    }
    *result = report(room, answer, NETDB_SUCCESS);
    return true;
}

int host_entry_by_name(const char *name, int family, const struct host_room *room)
{
    struct inquiry inquiry = {.room = room, .name = name, .family = family, .answer = ENOENT};
    int error;

    if ((family == AF_INET || family == AF_INET6) &&
        (error = names_look(NAME_HOSTS, ask_for_name, &inquiry))) {
        inquiry.answer = module_host_by_name(name, family, room);
        if (inquiry.answer == ENOENT && names_allow_dns())
            return HOST_OUTSIDE;
        if (inquiry.answer == ENOENT)
            inquiry.answer = error;
        if (inquiry.answer == ENOENT)
            hosts_lack(name);
    }
    /* libc looks for more lines with the name, and leaves h_errno as it was after the last. */
    return report(room, inquiry.answer, HOST_NOT_FOUND);
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
        report(room, ENOENT, AS_IT_WAS);
        return ENOENT;
    }
    if (is_address(length, family)) {
        memcpy(inquiry.address.byte, address, length);
        const int error = names_look(NAME_HOSTS, ask_for_address, &inquiry);
        if (error)
            inquiry.answer = module_host_by_address(address, length, family, room);
        if (inquiry.answer == ENOENT && names_allow_dns())
            return HOST_OUTSIDE;
        if (inquiry.answer == ENOENT)
            inquiry.answer = error;
    }
    return report(room, inquiry.answer, AS_IT_WAS);
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
            report(room, ENOENT, AS_IT_WAS);
            return ENOENT;
        }
    while (inquiry.answer == ENODATA);
    return report(room, inquiry.answer, AS_IT_WAS);
}
