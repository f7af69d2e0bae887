/* gethostbyname, gethostbyaddr and gethostent, with a room of the calling thread's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../host_entry.h"
#include "../names.h"
#include "../result_room.h"

/* What is asked: by name, by address (of `length` bytes), or, without either, for the next. */
struct question {
    const char *name;
    const void *address;
    socklen_t length;
    int family;
};

static void leave(int result) { errno = result == EAGAIN || result == HOST_OUTSIDE ? 0 : result; }

/* A number disturbs neither errno nor, when it is one, h_errno. */
static int ask_for_name(const struct question *question, const struct host_room *room)
{
    const int before = h_errno;
    int result;

    if (host_entry_of_number(question->name, question->family, room, &result)) {
        h_errno = *room->found ? before : h_errno;
        return result;
    }
    result = host_entry_by_name(question->name, question->family, room);
    leave(result);
    return result;
}

static int ask(const struct question *question, const struct host_room *room)
{
    int result;

    if (question->name)
        return ask_for_name(question, room);
    if (!question->address)
        return host_entry_next(room);
    result = host_entry_by_address(question->address, question->length, question->family, room);
    if (result != ENOENT)
        leave(result);
    return result;
}

/* The entry stands at the room's beginning, its text behind it. */
static int ask_in(struct result_room own, const struct question *question, struct hostent **found)
{
    const struct host_room room = {.entry = own.at,
                                   .buffer = (char *)own.at + sizeof(struct hostent),
                                   .size = own.size - sizeof(struct hostent),
                                   .found = found,
                                   .error = &h_errno};

    if (own.at)
        return ask(question, &room);
    h_errno = NETDB_INTERNAL;
    return ENOMEM;
}

/* Returns false when libc has to answer. */
static bool find(enum result_use use, const struct question *question, struct hostent **found)
{
    struct result_room room;
    int result;

    *found = NULL;
    if (!names_given(NAME_HOSTS))
        return false;
    do {
        room = result_room(use);
        result = ask_in(room, question, found);
    } while (result == ERANGE && result_room_grow(use, room));
    return result != HOST_OUTSIDE;
}

SHIM_EXPORT struct hostent *gethostbyname(const char *name)
{
    struct hostent *found;

    return find(RESULT_HOSTBYNAME, &(struct question){.name = name, .family = AF_INET}, &found)
               ? found
               : REAL(gethostbyname)(name);
}

SHIM_EXPORT struct hostent *gethostbyname2(const char *name, int family)
{
    struct hostent *found;

    return find(RESULT_HOSTBYNAME2, &(struct question){.name = name, .family = family}, &found)
               ? found
               : REAL(gethostbyname2)(name, family);
}

SHIM_EXPORT struct hostent *gethostbyaddr(const void *address, socklen_t length, int family)
{
    const struct question question = {.address = address, .length = length, .family = family};
    struct hostent *found;

    return find(RESULT_HOSTBYADDR, &question, &found)
               ? found
               : REAL(gethostbyaddr)(address, length, family);
}

SHIM_EXPORT struct hostent *gethostent(void)
{
    struct hostent *found;

    return find(RESULT_HOSTENT, &(struct question){0}, &found) ? found : REAL(gethostent)();
}

SHIM_EXPORT void sethostent(int stays_open)
{
    if (names_given(NAME_HOSTS))
        walk_start(names_walk(NAME_HOSTS));
    else
        REAL(sethostent)(stays_open);
}

SHIM_EXPORT void endhostent(void)
{
    if (names_given(NAME_HOSTS))
        walk_end(names_walk(NAME_HOSTS));
    else
        REAL(endhostent)();
}
