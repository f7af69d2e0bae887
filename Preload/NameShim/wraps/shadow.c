/* Shadow passwords, by name and one after the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../entry.h"
#include "users.h"

static const char *find_name(const struct snapshot *file, const struct entry_key *key)
{
    return shadow_by_name(file, key->name);
}

static int copy(const char *line, void *entry, char *buffer, size_t size)
{
    return shadow_copy(line, entry, buffer, size);
}

static const struct entry_call by_name = {
    .kind = NAME_SHADOW,
    .find = find_name,
    .copy = copy,
    .use = RESULT_SPNAM,
    .entry_size = sizeof(struct spwd),
};
static const struct entry_call in_turn = {
    .kind = NAME_SHADOW,
    .copy = copy,
    .use = RESULT_SPENT,
    .entry_size = sizeof(struct spwd),
};

SHIM_EXPORT int getspnam_r(const char *name, struct spwd *entry, char *buffer, size_t size,
                           struct spwd **found)
{
    if (!names_given(NAME_SHADOW))
        return REAL(getspnam_r)(name, entry, buffer, size, found);

    const struct entry_key key = {.name = name};
    const int error = entry_find(&by_name, &key, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_result(error);
}

SHIM_EXPORT struct spwd *getspnam(const char *name)
{
    const struct entry_key key = {.name = name};

    return names_given(NAME_SHADOW) ? entry_find_own(&by_name, &key) : REAL(getspnam)(name);
}

SHIM_EXPORT void setspent(void)
{
    if (!names_given(NAME_SHADOW))
        REAL(setspent)();
    else
        walk_start(names_walk(NAME_SHADOW));
}

SHIM_EXPORT void endspent(void)
{
    if (!names_given(NAME_SHADOW))
        REAL(endspent)();
    else
        walk_end(names_walk(NAME_SHADOW));
}

SHIM_EXPORT int getspent_r(struct spwd *entry, char *buffer, size_t size, struct spwd **found)
{
    if (!names_given(NAME_SHADOW))
        return REAL(getspent_r)(entry, buffer, size, found);

    const int error = entry_next(&in_turn, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_next_result(error);
}

SHIM_EXPORT struct spwd *getspent(void)
{
    return names_given(NAME_SHADOW) ? entry_next_own(&in_turn) : REAL(getspent)();
}
