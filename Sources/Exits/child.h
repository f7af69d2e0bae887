/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BACKLOT_EXITS_CHILD_H
#define BACKLOT_EXITS_CHILD_H

#include "exits.h"

/* Makes the forked child one that speaks through these pipes and leaves its parent's work alone. */
void child_settle(const int writers[EXIT_STREAMS]);

#endif
