/* The groups that a user is in.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../entry.h"
#include "../module_entry.h"
#include "users.h"

#include <limits.h>
#include <sys/mman.h>

/* The groups so far, of which those that there is room for are written down. */
struct membership {
    const char *user;
    gid_t first; /* the user's own group, which comes first and is not repeated */
    gid_t *list;
    size_t room, count;
    size_t earlier; /* how many the files before this one had: they are not repeated either */
};

static bool is_known(const struct membership *groups, gid_t gid)
{
    const size_t earlier = groups->earlier < groups->room ? groups->earlier : groups->room;

    for (size_t i = 0; i < earlier; i++)
        if (groups->list[i] == gid)
            return true;
    return gid == groups->first;
}

static void add(gid_t gid, void *context)
{
    struct membership *groups = context;

    if (is_known(groups, gid))
        return;
    if (groups->count < groups->room)
        groups->list[groups->count] = gid;
    groups->count++;
}

static bool look(const struct snapshot *file, void *context)
{
    struct membership *groups = context;

    groups->earlier = groups->count;
    groups_of_member(file, groups->user, add, groups);
    return false; /* all files are asked */
}

static void collect(struct membership *groups)
{
    SHIM_KEEP_ERRNO;

    if (groups->room)
        groups->list[0] = groups->first;
    groups->count = 1;
    names_ask(NAME_GROUP, look, groups);
    groups->earlier = groups->count;
    module_groups(groups->user, groups->first, add, groups);
}

SHIM_EXPORT int getgrouplist(const char *user, gid_t group, gid_t *list, int *count)
{
    if (!entry_given(NAME_GROUP))
        return REAL(getgrouplist)(user, group, list, count);

    struct membership groups = {user, group, list, *count > 0 ? (size_t)*count : 0, 0, 0};

    collect(&groups);
    *count = (int)groups.count;
    return groups.count <= groups.room ? *count : -1;
}

/* As many as the kernel takes; it may take fewer than we know. */
static int set(size_t count, const gid_t *list)
{
    int result;

    do
        result = setgroups(count, list);
    while (result == -1 && errno == EINVAL && --count > 0);
    return result;
}

SHIM_EXPORT int initgroups(const char *user, gid_t group)
{
    if (!entry_given(NAME_GROUP))
        return REAL(initgroups)(user, group);

    const size_t size = NGROUPS_MAX * sizeof(gid_t);
    gid_t *list = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct membership groups = {user, group, list, NGROUPS_MAX, 0, 0};
    int result;

    if (list == MAP_FAILED)
        return shim_fail(ENOMEM);
    collect(&groups);
    result = set(groups.count < groups.room ? groups.count : groups.room, list);
    SHIM_KEEP_ERRNO;
    munmap(list, size);
    return result;
}
