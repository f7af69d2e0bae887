/* timers.h — a CPU timer for each thread, where the kernel has no events for us.
 *
 * They are second best: they tick with the kernel's own clock, each 4 ms perhaps; a thread that is
 * new has none until it is found; a sleeping call that a thread is about to make may be
 * interrupted. SPDX-License-Identifier: Apache-2.0 */
#ifndef TIMERS_H
#define TIMERS_H

#include "run.h"

#pragma GCC visibility push(hidden)

/* Returns 0 or a negative errno. */
int timers_start(struct run *);

/* No signal is sent after this. */
void timers_stop(struct run *);

/* … nor expected after this: the signal is the program's again. */
void timers_give_back(struct run *);

#pragma GCC visibility pop
#endif
