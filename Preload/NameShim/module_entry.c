/* module_entry.c — users and groups of the module.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "module_entry.h"
#include "module.h"

#include <pthread.h>

/* Asks a function of the module, where there is one. */
#define ASK(name, ...)                                                                             \
    ({                                                                                             \
        const struct module *there = module();                                                     \
        int answer_error = 0;                                                                      \
        there &&has(there->name != NULL, #name)                                                    \
            ? module_error(there->name(__VA_ARGS__, &answer_error), answer_error)                  \
            : ENOENT;                                                                              \
    })

/* The same for a function that takes nothing, and is not missed. */
#define ASK_PLAINLY(name)                                                                          \
    ({                                                                                             \
        const struct module *there = module();                                                     \
        there && there->name ? module_error(there->name(), 0) : ENOENT;                            \
    })

static bool has(bool it_does, const char *name)
{
    if (!it_does)
        SHIM_SAY("the library of NSS_WRAPPER_MODULE_SO_PATH has no function _nss_..._", name);
    return it_does;
}

int module_passwd_by_name(const struct entry_key *key, void *entry, char *buffer, size_t size)
{
    return ASK(getpwnam_r, key->name, entry, buffer, size);
}

int module_passwd_by_uid(const struct entry_key *key, void *entry, char *buffer, size_t size)
{
    return ASK(getpwuid_r, key->number, entry, buffer, size);
}

int module_group_by_name(const struct entry_key *key, void *entry, char *buffer, size_t size)
{
    return ASK(getgrnam_r, key->name, entry, buffer, size);
}

int module_group_by_gid(const struct entry_key *key, void *entry, char *buffer, size_t size)
{
    return ASK(getgrgid_r, key->number, entry, buffer, size);
}

/* One enumeration of users and one of groups, for all threads. libc has a lock around those of its
 * modules as well. */
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static bool has_begun[NAME_KINDS];

static void begin(enum name_kind kind, int (*start)(void))
{
    if (!has_begun[kind])
        start();
    has_begun[kind] = true;
}

static int start_users(void) { return ASK_PLAINLY(setpwent); }
static int start_groups(void) { return ASK_PLAINLY(setgrent); }

int module_passwd_next(const struct entry_key *none, void *entry, char *buffer, size_t size)
{
    int error;

    (void)none;
    pthread_mutex_lock(&turn);
    begin(NAME_PASSWD, start_users);
    error = ASK(getpwent_r, entry, buffer, size);
    pthread_mutex_unlock(&turn);
    return error;
}

int module_group_next(const struct entry_key *none, void *entry, char *buffer, size_t size)
{
    int error;

    (void)none;
    pthread_mutex_lock(&turn);
    begin(NAME_GROUP, start_groups);
    error = ASK(getgrent_r, entry, buffer, size);
    pthread_mutex_unlock(&turn);
    return error;
}

/* It is loaded already, if the enumeration has come to it. */
void module_rewind(enum name_kind kind)
{
    pthread_mutex_lock(&turn);
    if (has_begun[kind])
        kind == NAME_PASSWD ? ASK_PLAINLY(endpwent) : ASK_PLAINLY(endgrent);
    has_begun[kind] = false;
    pthread_mutex_unlock(&turn);
}

/* The module may want the list elsewhere, by realloc(): so the one place here with malloc. */
void module_groups(const char *user, gid_t own, void (*add)(gid_t gid, void *context),
                   void *context)
{
    long count = 0, room = 64;
    gid_t *list = module() ? malloc((size_t)room * sizeof *list) : NULL;

    if (!list)
        return;
    ASK(initgroups_dyn, user, own, &count, &room, &list, -1);
    for (long i = 0; i < count; i++)
        add(list[i], context);
    free(list);
}
