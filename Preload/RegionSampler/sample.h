/* sample.h — one look at the thread that runs this. For a signal handler in which all signals are
 * blocked: takes no lock and no memory, and keeps errno.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "run.h"

#include <ucontext.h>

#pragma GCC visibility push(hidden)

/* Whether the stack that the signal came to has room for more than a few calls. Others do nothing
 * but return. */
bool sample_has_stack(const ucontext_t *);

/* `source` is what interrupted the thread: one that two would interrupt is sampled by the first.
 * `weight` is the number of periods that this sample stands for. */
void sample_take(struct run *, const ucontext_t *, uint64_t source, uint64_t weight);

/* The signal came later than it should have, to a place that means nothing. */
void sample_miss(struct run *);

#pragma GCC visibility pop
#endif
