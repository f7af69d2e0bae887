/* Groups, by name, by number and one after the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../entry.h"
#include "../module_entry.h"
#include "users.h"

static const char *find_name(const struct snapshot *file, const struct entry_key *key)
{
    return group_by_name(file, key->name);
}

static const char *find_gid(const struct snapshot *file, const struct entry_key *key)
{
    return group_by_gid(file, key->number);
}

static int copy(const char *line, void *entry, char *buffer, size_t size)
{
    return group_copy(line, entry, buffer, size);
}

static const struct entry_call by_name = {
    .kind = NAME_GROUP,
    .find = find_name,
    .copy = copy,
    .use = RESULT_GRNAM,
    .entry_size = sizeof(struct group),
    .elsewhere = module_group_by_name,
};
static const struct entry_call by_gid = {
    .kind = NAME_GROUP,
    .find = find_gid,
    .copy = copy,
    .use = RESULT_GRGID,
    .entry_size = sizeof(struct group),
    .elsewhere = module_group_by_gid,
};
static const struct entry_call in_turn = {
    .kind = NAME_GROUP,
    .copy = copy,
    .use = RESULT_GRENT,
    .entry_size = sizeof(struct group),
    .elsewhere = module_group_next,
};

SHIM_EXPORT int getgrnam_r(const char *name, struct group *entry, char *buffer, size_t size,
                           struct group **found)
{
    if (!entry_given(NAME_GROUP))
        return REAL(getgrnam_r)(name, entry, buffer, size, found);

    const struct entry_key key = {.name = name};
    const int error = entry_find(&by_name, &key, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_result(error);
}

SHIM_EXPORT struct group *getgrnam(const char *name)
{
    const struct entry_key key = {.name = name};

    return entry_given(NAME_GROUP) ? entry_find_own(&by_name, &key) : REAL(getgrnam)(name);
}

SHIM_EXPORT int getgrgid_r(gid_t gid, struct group *entry, char *buffer, size_t size,
                           struct group **found)
{
    if (!entry_given(NAME_GROUP))
        return REAL(getgrgid_r)(gid, entry, buffer, size, found);

    const struct entry_key key = {.number = gid};
    const int error = entry_find(&by_gid, &key, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_result(error);
}

SHIM_EXPORT struct group *getgrgid(gid_t gid)
{
    const struct entry_key key = {.number = gid};

    return entry_given(NAME_GROUP) ? entry_find_own(&by_gid, &key) : REAL(getgrgid)(gid);
}

SHIM_EXPORT void setgrent(void)
{
    if (!entry_given(NAME_GROUP))
        REAL(setgrent)();
    else
        entry_rewind(NAME_GROUP);
}

SHIM_EXPORT void endgrent(void)
{
    if (!entry_given(NAME_GROUP))
        REAL(endgrent)();
    else
        entry_rewind(NAME_GROUP);
}

SHIM_EXPORT int getgrent_r(struct group *entry, char *buffer, size_t size, struct group **found)
{
    if (!entry_given(NAME_GROUP))
        return REAL(getgrent_r)(entry, buffer, size, found);

    const int error = entry_next(&in_turn, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_next_result(error);
}

SHIM_EXPORT struct group *getgrent(void)
{
    return entry_given(NAME_GROUP) ? entry_next_own(&in_turn) : REAL(getgrent)();
}
