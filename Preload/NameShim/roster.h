/* roster.h — the triples that setnetgrent() found, to be told by getnetgrent(): one list in a
 * process, of which each triple goes to one caller. Takes no lock.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ROSTER_H
#define ROSTER_H

#include "scratch.h"
#include "tables.h"

#pragma GCC visibility push(hidden)

/* A roster in the making; begins as zeroes. Return false when there is no memory. */
bool roster_begin(struct scratch *);
bool roster_add(struct scratch *, const struct netgroup_member *triple);

/* Puts it in the place of the one that was there; NULL: none. Takes the memory over. */
void roster_publish(struct scratch *);

/* NULL stands for any. */
struct triple {
    char *host, *user, *domain;
};

/* Copies the next triple out. Returns 0, ENOENT at the end, or ERANGE: it is the next again then.
 */
int roster_next(struct triple *, char *buffer, size_t size);

#pragma GCC visibility pop
#endif
