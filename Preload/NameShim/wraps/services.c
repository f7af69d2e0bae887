/* Services, by name, by port and one after the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../entry.h"
#include "tables.h"

static const char *find_name(const struct snapshot *file, const struct entry_key *key)
{
    return service_by_name(file, key->name, key->protocol);
}

static const char *find_port(const struct snapshot *file, const struct entry_key *key)
{
    return service_by_port(file, (int)key->number, key->protocol);
}

static int copy(const char *line, void *entry, char *buffer, size_t size)
{
    return service_copy(line, entry, buffer, size);
}

static const struct entry_call by_name = {
    .kind = NAME_SERVICES,
    .find = find_name,
    .copy = copy,
    .use = RESULT_SERVBYNAME,
    .entry_size = sizeof(struct servent),
};
static const struct entry_call by_port = {
    .kind = NAME_SERVICES,
    .find = find_port,
    .copy = copy,
    .use = RESULT_SERVBYPORT,
    .entry_size = sizeof(struct servent),
};
static const struct entry_call in_turn = {
    .kind = NAME_SERVICES,
    .copy = copy,
    .use = RESULT_SERVENT,
    .entry_size = sizeof(struct servent),
};

SHIM_EXPORT int getservbyname_r(const char *name, const char *protocol, struct servent *entry,
                                char *buffer, size_t size, struct servent **found)
{
    if (!names_given(NAME_SERVICES))
        return REAL(getservbyname_r)(name, protocol, entry, buffer, size, found);

    const struct entry_key key = {.name = name, .protocol = protocol};
    const int error = entry_find(&by_name, &key, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_result(error);
}

SHIM_EXPORT struct servent *getservbyname(const char *name, const char *protocol)
{
    const struct entry_key key = {.name = name, .protocol = protocol};

    return names_given(NAME_SERVICES) ? entry_find_own(&by_name, &key)
                                      : REAL(getservbyname)(name, protocol);
}

SHIM_EXPORT int getservbyport_r(int port, const char *protocol, struct servent *entry, char *buffer,
                                size_t size, struct servent **found)
{
    if (!names_given(NAME_SERVICES))
        return REAL(getservbyport_r)(port, protocol, entry, buffer, size, found);

    const struct entry_key key = {.number = (uint32_t)port, .protocol = protocol};
    const int error = entry_find(&by_port, &key, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_result(error);
}

SHIM_EXPORT struct servent *getservbyport(int port, const char *protocol)
{
    const struct entry_key key = {.number = (uint32_t)port, .protocol = protocol};

    return names_given(NAME_SERVICES) ? entry_find_own(&by_port, &key)
                                      : REAL(getservbyport)(port, protocol);
}

SHIM_EXPORT void setservent(int stays_open)
{
    if (!names_given(NAME_SERVICES))
        REAL(setservent)(stays_open);
    else
        walk_start(names_walk(NAME_SERVICES));
}

SHIM_EXPORT void endservent(void)
{
    if (!names_given(NAME_SERVICES))
        REAL(endservent)();
    else
        walk_end(names_walk(NAME_SERVICES));
}

SHIM_EXPORT int getservent_r(struct servent *entry, char *buffer, size_t size,
                             struct servent **found)
{
    if (!names_given(NAME_SERVICES))
        return REAL(getservent_r)(entry, buffer, size, found);

    const int error = entry_next(&in_turn, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_next_result(error);
}

SHIM_EXPORT struct servent *getservent(void)
{
    return names_given(NAME_SERVICES) ? entry_next_own(&in_turn) : REAL(getservent)();
}
