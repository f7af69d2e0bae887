/* loading.h — what the room itself listens to while there are hooks: libraries that are loaded, and
 * functions that are asked for by name.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LOADING_H
#define LOADING_H

#include "targets.h"

#pragma GCC visibility push(hidden)

/* Makes the targets that it attends to. False without memory. */
bool loading_begin(void);

/* … settles them, when a hook has come or gone. */
void loading_settle(const struct objects *, struct change *);

/* Calls `body` under the lock, while nothing can be unloaded, past every hook. hooks.c has it. */
void hooks_with(void (*body)(const struct objects *, void *), void *context);

#pragma GCC visibility pop
#endif
