/* carry.h — the environment that goes to the next program, so that it keeps its lot and its names.
 * Pure: no calls, no globals, no malloc; fit for a vfork child.
 *
 * A daemon may empty its environment before it executes the next program. What Backlot needs is
 * then given back. What the program says itself wins:
 *   - An environment with a BACKLOT_LOT or SOCKET_WRAPPER_DIR of its own is complete: only
 *     LD_PRELOAD is looked after. An empty BACKLOT_LOT= is the way out of a lot.
 *   - If it names another lot than ours, it goes on as it is.
 *   - If it names files of users, hosts and so on, or the host (BACKLOT_..._FILES,
 *     BACKLOT_HOSTNAME, BACKLOT_ALLOW_DNS, NSS_WRAPPER_...), these are all the names it has.
 *   - In LD_PRELOAD those of our libraries that are missing come first, the program's own libraries
 *     stay; a library of the same file name that is there with a full path is taken for ours.
 *
 * So a second library that carries the same finds nothing missing, and changes nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CARRY_H
#define CARRY_H

#include <stddef.h>

#pragma GCC visibility push(hidden)

/* Both lists are "NAME=value" strings, each name once, and end with NULL; either may be NULL. Our
 * LD_PRELOAD separates its libraries by colons. */
struct carry {
    const char *const *kept;  /* who we are: given back when it is missing; with our LD_PRELOAD */
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
