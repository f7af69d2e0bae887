/* triples.h — what is in a netgroup, and in the netgroups in it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TRIPLES_H
#define TRIPLES_H

#include "tables.h"

#pragma GCC visibility push(hidden)

/* Calls `take` with each triple, in libc's order, until it returns false. Returns 0, ENOENT when
 * there is no such netgroup, or ENOMEM. */
int triples_of(const char *netgroup, bool (*take)(const struct netgroup_member *, void *context),
               void *context);

#pragma GCC visibility pop
#endif
