/* sleds.h — the sleds of loaded code that have been prepared.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SLEDS_H
#define SLEDS_H

#include "code.h"
#include "entries.h"
#include "functions.h"

#pragma GCC visibility push(hidden)

struct sled {
    uintptr_t function;
    struct code_plan plan;
    struct hook_entry *entry;
};

/* Whether there is a sled, and room enough in it; or one that is prepared. */
bool sled_is_usable(const struct object *, const struct function *);

/* Finds a prepared sled, or prepares it. NULL with an errno: ENOSPC where no thunk is left. */
struct sled *sled_for(const struct object *, const struct function *, int *error);

int sled_switch(const struct object *, const struct sled *, bool is_on);
bool sled_is_on(const struct sled *);

#pragma GCC visibility pop
#endif
