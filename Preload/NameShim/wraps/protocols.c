/* Protocols, by name, by number and one after the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../entry.h"
#include "tables.h"

static const char *find_name(const struct snapshot *file, const struct entry_key *key)
{
    return protocol_by_name(file, key->name);
}

static const char *find_number(const struct snapshot *file, const struct entry_key *key)
{
    return protocol_by_number(file, (int)key->number);
}

static int copy(const char *line, void *entry, char *buffer, size_t size)
{
    return protocol_copy(line, entry, buffer, size);
}

static const struct entry_call by_name = {
    .kind = NAME_PROTOCOLS,
    .find = find_name,
    .copy = copy,
    .use = RESULT_PROTOBYNAME,
    .entry_size = sizeof(struct protoent),
};
static const struct entry_call by_number = {
    .kind = NAME_PROTOCOLS,
    .find = find_number,
    .copy = copy,
    .use = RESULT_PROTOBYNUMBER,
    .entry_size = sizeof(struct protoent),
};
static const struct entry_call in_turn = {
    .kind = NAME_PROTOCOLS,
    .copy = copy,
    .use = RESULT_PROTOENT,
    .entry_size = sizeof(struct protoent),
};

SHIM_EXPORT int getprotobyname_r(const char *name, struct protoent *entry, char *buffer,
                                 size_t size, struct protoent **found)
{
    if (!names_given(NAME_PROTOCOLS))
        return REAL(getprotobyname_r)(name, entry, buffer, size, found);

    const struct entry_key key = {.name = name};
    const int error = entry_find(&by_name, &key, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_result(error);
}

SHIM_EXPORT struct protoent *getprotobyname(const char *name)
{
    const struct entry_key key = {.name = name};

    return names_given(NAME_PROTOCOLS) ? entry_find_own(&by_name, &key)
                                       : REAL(getprotobyname)(name);
}

SHIM_EXPORT int getprotobynumber_r(int number, struct protoent *entry, char *buffer, size_t size,
                                   struct protoent **found)
{
    if (!names_given(NAME_PROTOCOLS))
        return REAL(getprotobynumber_r)(number, entry, buffer, size, found);

    const struct entry_key key = {.number = (uint32_t)number};
    const int error = entry_find(&by_number, &key, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_result(error);
}

SHIM_EXPORT struct protoent *getprotobynumber(int number)
{
    const struct entry_key key = {.number = (uint32_t)number};

    return names_given(NAME_PROTOCOLS) ? entry_find_own(&by_number, &key)
                                       : REAL(getprotobynumber)(number);
}

SHIM_EXPORT void setprotoent(int stays_open)
{
    if (!names_given(NAME_PROTOCOLS))
        REAL(setprotoent)(stays_open);
    else
        walk_start(names_walk(NAME_PROTOCOLS));
}

SHIM_EXPORT void endprotoent(void)
{
    if (!names_given(NAME_PROTOCOLS))
        REAL(endprotoent)();
    else
        walk_end(names_walk(NAME_PROTOCOLS));
}

SHIM_EXPORT int getprotoent_r(struct protoent *entry, char *buffer, size_t size,
                              struct protoent **found)
{
    if (!names_given(NAME_PROTOCOLS))
        return REAL(getprotoent_r)(entry, buffer, size, found);

    const int error = entry_next(&in_turn, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_next_result(error);
}

SHIM_EXPORT struct protoent *getprotoent(void)
{
    return names_given(NAME_PROTOCOLS) ? entry_next_own(&in_turn) : REAL(getprotoent)();
}
