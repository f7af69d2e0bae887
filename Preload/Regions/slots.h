/* slots.h — a place on the board for each thread.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SLOTS_H
#define SLOTS_H

#include "region_wire.h"

#include "backlot/profile.h"

#pragma GCC visibility push(hidden)

enum { NO_SLOT = REGION_SLOTS };

/* The number of this thread's slot; NO_SLOT if it has none on the board. */
unsigned region_slot_here(void);

#pragma GCC visibility pop
#endif
