/* users.h — lines of passwd, group and shadow: found by key, and copied out as libc does.
 *
 * A line is a string of the snapshot. The copiers return 0, or ERANGE when the buffer is too small.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef USERS_H
#define USERS_H

#include "snapshot.h"

#include <grp.h>
#include <pwd.h>
#include <shadow.h>

#pragma GCC visibility push(hidden)

/* Indexes of passwd: 0 by name, 1 by uid. The first line with the key, or NULL. */
const char *passwd_by_name(const struct snapshot *, const char *name);
const char *passwd_by_uid(const struct snapshot *, uid_t uid);
int passwd_copy(const char *line, struct passwd *out, char *buffer, size_t size);

/* Indexes of group: 0 by name, 1 by gid, 2 by member. */
const char *group_by_name(const struct snapshot *, const char *name);
const char *group_by_gid(const struct snapshot *, gid_t gid);
int group_copy(const char *line, struct group *out, char *buffer, size_t size);

/* Calls `take` with the gid of each group that has the member, in the order of the file. */
void groups_of_member(const struct snapshot *, const char *member,
                      void (*take)(gid_t gid, void *context), void *context);

/* Index of shadow: 0 by name. */
const char *shadow_by_name(const struct snapshot *, const char *name);
int shadow_copy(const char *line, struct spwd *out, char *buffer, size_t size);

#pragma GCC visibility pop
#endif
