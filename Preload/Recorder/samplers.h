/* samplers.h — the kernel's events, one for each thread and CPU, and the rings they write to.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SAMPLERS_H
#define SAMPLERS_H

#include "ring.h"
#include "target.h"

#pragma GCC visibility push(hidden)

struct sampler {
    int event;
    int32_t thread;
    uint32_t ring;
    uint64_t id; /* that its samples have, and those of threads that inherited it */
};

struct samplers {
    struct perf_event_attr attr;
    struct sampler *list; /* by id, once they are all open */
    size_t count, room;
    int32_t *threads; /* that have samplers of their own, sorted */
    size_t thread_count;
    size_t refused; /* threads of other users' processes, which the target has forked */
    struct ring *rings;
    int *cpus; /* one a ring; -1: all */
    size_t ring_count;
    bool inherits_forks; /* the kernel cannot leave out processes that are forked */
};

/* Returns 0, or a status after a complaint. Nothing is sampled yet; `on_exec`: from the target's
 * next exec on. */
int samplers_open(struct samplers *, const struct target *, const struct record_options *,
                  bool on_exec);

void samplers_enable(const struct samplers *);
void samplers_disable(const struct samplers *);

/* How much of the event there was, in all threads, so far. */
uint64_t samplers_total(const struct samplers *);

/* The thread that the event was opened for; 0: it is none of ours. */
int32_t samplers_thread(const struct samplers *, uint64_t id);

/* Whether the thread has samplers of its own. */
bool samplers_has(const struct samplers *, int32_t thread);

/* The thread has ended, and its number may be another's. */
void samplers_forget(struct samplers *, int32_t thread);

/* An event of that ring whose threads live, to be polled; -1: there is none. */
int samplers_living(const struct samplers *, uint32_t ring);

#pragma GCC visibility pop
#endif
