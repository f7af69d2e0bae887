/* carry.h — the environment that goes to the next program, so that it stays in the lot. Pure: no
 * calls, no globals, no malloc; fit for a vfork child.
 *
 * A daemon may empty its environment before it executes the next program. What the lot needs is
 * then given back. What the program says itself wins:
 *   - An environment with a BACKLOT_LOT or SOCKET_WRAPPER_DIR of its own is complete: only
 *     LD_PRELOAD is looked after. An empty BACKLOT_LOT= is the way out of a lot.
 *   - If it names another lot than ours, it goes on as it is.
 *   - In LD_PRELOAD our library comes first, the program's own libraries stay; a library of the
 *     same file name that is there with a full path is taken for ours.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CARRY_H
#define CARRY_H

#include <stddef.h>

#pragma GCC visibility push(hidden)

/* Both lists are "NAME=value" strings and end with NULL; either may be NULL. */
struct carry {
    const char *const *lot;   /* who we are: given back when it is missing; with our LD_PRELOAD */
    const char *const *fresh; /* true for this exec only: replaces what is there */
};

/* The storage that carry_into needs at most. */
struct carry_room {
    size_t entries; /* pointers, with the NULL at the end */
    size_t bytes;   /* text */
};

struct carry_room carry_room(const struct carry *, char *const environment[]);

/* Writes the new environment: first what stays of the program's, in its order, then what is ours.
 * NULL stands for an empty environment. Returns the first entry that is ours. */
char **carry_into(const struct carry *, char *const environment[], char **entries, char *text);

#pragma GCC visibility pop
#endif
