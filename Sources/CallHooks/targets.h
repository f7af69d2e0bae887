/* targets.h — which slots and sleds have to lead where, and the difference to what is.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TARGETS_H
#define TARGETS_H

#include "call_hooks.h"
#include "entries.h"
#include "objects.h"

#pragma GCC visibility push(hidden)

struct sled;

struct hook {
    struct listener listener;
    struct hook_scope scope;
    struct target *target;
    void (*release)(void *);
    struct hook *next_retired;
    bool is_listening;
};

/* One slot or sled. The object of a slot may be gone. */
struct site {
    uintptr_t address, original;
    struct hook_entry *entry;
    struct sled *sled; /* else it is a slot */
};

struct sites {
    struct site *at;
    size_t count, room;
};

/* A function by name. Never goes away. */
struct target {
    char *name;
    struct hook *hook; /* of the user */
    call_attendant attendant;
    bool (*is_attended)(const struct object *); /* whether we ourselves want to hear of its calls */
    struct sites sites;
    struct target *next;
};

struct change {
    enum hook_status status;
    int error;
};

bool scope_has(const struct hook_scope *, const struct object *);

/* Finds or makes it; NULL without memory. */
struct target *target_of(const char *name);
struct target *targets(void);

/* Makes slots and sleds lead where they have to, in all that is loaded now. */
void target_settle(const struct objects *, struct target *, struct change *);

#pragma GCC visibility pop
#endif
