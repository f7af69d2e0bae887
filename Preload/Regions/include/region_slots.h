/* region_slots.h — the regions of this process, as its sampler reads them in a signal handler.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_SLOTS_H
#define REGION_SLOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* The regions around what this thread was doing, outermost first: those of its task, then its own.
 * Fit for a signal handler. Returns how many, at most `most`. */
unsigned region_path_here(uint16_t *ids, unsigned most);

/* How a task's regions are found, once Swift's concurrency is there; NULL: they are not. */
extern unsigned (*region_path_of_task)(uint16_t *ids, unsigned most);

/* "" for a number that is none. */
const char *region_name(uint16_t id);

/* What is kept of each call, from now on; what was kept is forgotten. A call of which this sees
 * only the beginning or only the end is not counted. Wall time counts from begin to end; a task's
 * time is that between, on whatever threads; it has no CPU time and no counters. */
enum region_measure { REGION_TAGS = 0, REGION_WALL = 1, REGION_CPU = 2, REGION_COUNTERS = 4 };
void region_measure(unsigned measures);

/* Nanoseconds. `median` and `p99` are within 1/32 of a value that was measured; the others are
 * exact, as far as the clock is. */
struct region_spread {
    uint64_t min, median, p99, max, total;
};

struct region_statistics {
    const char *name;
    uint64_t calls;
    bool has_wall, has_cpu;
    struct region_spread wall, cpu;
    size_t counter_count;
    const char *const *counter_names;
    const uint64_t *counters;
};

/* Each region that was called since region_measure. Other threads may go on meanwhile. */
void region_statistics_each(void (*)(void *with, const struct region_statistics *), void *with);

/* The same, fit for a signal handler: it works in `room`, and stands aside where it would take more
 * than a millisecond or so, as there are so many regions and threads. Returns whether it did not.
 */
enum { REGION_STATISTICS_ROOM = 16 << 10 };
bool region_statistics_each_in(void *room, void (*)(void *with, const struct region_statistics *),
                               void *with);

/* Calls that were not kept: those nested deeper than 16, and those of threads that were more than
 * REGION_SLOTS or for which there was no memory. */
uint64_t region_calls_missed(void);

/* Counters that were asked for and are not there, or are too low, each with the reason. */
void region_counters_absent(void (*)(void *with, const char *name, const char *why), void *with);

#pragma GCC visibility pop
#endif
