/* events.h — an event of the kernel for each thread, which sends it a signal after so much of its
 * CPU time. Threads that it starts have one, too; other programs and processes have not.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef EVENTS_H
#define EVENTS_H

#include "run.h"

#include <linux/perf_event.h>

#pragma GCC visibility push(hidden)

struct perf_event_attr events_attr(const struct run *);

/* Returns 0 or a negative errno; then no event is left. */
int events_start(struct run *);

/* No signal is sent after this. */
void events_stop(struct run *);

/* … nor expected after this: SIGTRAP is the program's again. */
void events_give_back(struct run *);

#pragma GCC visibility pop
#endif
