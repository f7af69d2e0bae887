/* timeline.h — when a thread went from region to region, for those who watch from outside.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TIMELINE_H
#define TIMELINE_H

#include "slots.h"

#include <stdbool.h>

#pragma GCC visibility push(hidden)

/* Notes where this thread is now. */
void region_change_note(void);

#pragma GCC visibility pop
#endif
