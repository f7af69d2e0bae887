/* module_entry.h — users and groups of the module, for who did not find them in the files.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MODULE_ENTRY_H
#define MODULE_ENTRY_H

#include "entry.h"

/* For struct entry_call. Each returns 0, ENOENT, ERANGE or EAGAIN. */
SHIM_LOCAL int module_passwd_by_name(const struct entry_key *, void *entry, char *, size_t);
SHIM_LOCAL int module_passwd_by_uid(const struct entry_key *, void *entry, char *, size_t);
SHIM_LOCAL int module_passwd_next(const struct entry_key *, void *entry, char *, size_t);
SHIM_LOCAL int module_group_by_name(const struct entry_key *, void *entry, char *, size_t);
SHIM_LOCAL int module_group_by_gid(const struct entry_key *, void *entry, char *, size_t);
SHIM_LOCAL int module_group_next(const struct entry_key *, void *entry, char *, size_t);

/* The enumeration goes back to the start: setpwent, endpwent. */
SHIM_LOCAL void module_rewind(enum name_kind);

/* Calls `add` with the gid of each group that the user is in besides his own. */
SHIM_LOCAL void module_groups(const char *user, gid_t own, void (*add)(gid_t gid, void *context),
                              void *context);

#endif
