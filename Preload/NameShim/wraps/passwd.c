/* Users, by name, by number and one after the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../entry.h"
#include "../module_entry.h"
#include "users.h"

static const char *find_name(const struct snapshot *file, const struct entry_key *key)
{
    return passwd_by_name(file, key->name);
}

static const char *find_uid(const struct snapshot *file, const struct entry_key *key)
{
    return passwd_by_uid(file, key->number);
}

static int copy(const char *line, void *entry, char *buffer, size_t size)
{
    return passwd_copy(line, entry, buffer, size);
}

static const struct entry_call by_name = {
    .kind = NAME_PASSWD,
    .find = find_name,
    .copy = copy,
    .use = RESULT_PWNAM,
    .entry_size = sizeof(struct passwd),
    .elsewhere = module_passwd_by_name,
};
static const struct entry_call by_uid = {
    .kind = NAME_PASSWD,
    .find = find_uid,
    .copy = copy,
    .use = RESULT_PWUID,
    .entry_size = sizeof(struct passwd),
    .elsewhere = module_passwd_by_uid,
};
static const struct entry_call in_turn = {
    .kind = NAME_PASSWD,
    .copy = copy,
    .use = RESULT_PWENT,
    .entry_size = sizeof(struct passwd),
    .elsewhere = module_passwd_next,
};

SHIM_EXPORT int getpwnam_r(const char *name, struct passwd *entry, char *buffer, size_t size,
                           struct passwd **found)
{
    if (!entry_given(NAME_PASSWD))
        return REAL(getpwnam_r)(name, entry, buffer, size, found);

    const struct entry_key key = {.name = name};
    const int error = entry_find(&by_name, &key, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_result(error);
}

SHIM_EXPORT struct passwd *getpwnam(const char *name)
{
    const struct entry_key key = {.name = name};

    return entry_given(NAME_PASSWD) ? entry_find_own(&by_name, &key) : REAL(getpwnam)(name);
}

SHIM_EXPORT int getpwuid_r(uid_t uid, struct passwd *entry, char *buffer, size_t size,
                           struct passwd **found)
{
    if (!entry_given(NAME_PASSWD))
        return REAL(getpwuid_r)(uid, entry, buffer, size, found);

    const struct entry_key key = {.number = uid};
    const int error = entry_find(&by_uid, &key, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_result(error);
}

SHIM_EXPORT struct passwd *getpwuid(uid_t uid)
{
    const struct entry_key key = {.number = uid};

    return entry_given(NAME_PASSWD) ? entry_find_own(&by_uid, &key) : REAL(getpwuid)(uid);
}

SHIM_EXPORT void setpwent(void)
{
    if (!entry_given(NAME_PASSWD))
        REAL(setpwent)();
    else
        entry_rewind(NAME_PASSWD);
}

SHIM_EXPORT void endpwent(void)
{
    if (!entry_given(NAME_PASSWD))
        REAL(endpwent)();
    else
        entry_rewind(NAME_PASSWD);
}

SHIM_EXPORT int getpwent_r(struct passwd *entry, char *buffer, size_t size, struct passwd **found)
{
    if (!entry_given(NAME_PASSWD))
        return REAL(getpwent_r)(entry, buffer, size, found);

    const int error = entry_next(&in_turn, entry, buffer, size);

    *found = error ? NULL : entry;
    return entry_next_result(error);
}

SHIM_EXPORT struct passwd *getpwent(void)
{
    return entry_given(NAME_PASSWD) ? entry_next_own(&in_turn) : REAL(getpwent)();
}
