/* region_timeline.h — which regions a thread was in at a time, from what it noted.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_TIMELINE_H
#define REGION_TIMELINE_H

#include "region_wire.h"

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/* Regions around a thread, outermost first; those deeper than REGION_DEPTH are not told apart. */
struct region_path {
    uint16_t depth; /* at most REGION_DEPTH */
    bool is_unknown;
    uint16_t ids[REGION_DEPTH];
};

/* What all threads noted, by time of each; in the order of the calls for each thread. Zeroes are an
 * empty one. */
struct region_timeline {
    struct region_thread *threads;
    size_t count, room;
};

/* The thread was in this path when it was first looked at. */
void region_timeline_set(struct region_timeline *, uint32_t tid, uint64_t time,
                         const struct region_path *);

/* It noted a change. */
void region_timeline_change(struct region_timeline *, const struct region_event *);

/* What it noted from `time` until its next note was overwritten before it was read. */
void region_timeline_lose(struct region_timeline *, uint32_t tid, uint64_t time);

/* Where the thread was; a thread of which nothing is known, or not yet at that time, was in none.
 */
struct region_path region_timeline_at(const struct region_timeline *, uint32_t tid, uint64_t time);

/* No question will come about a time before this. */
void region_timeline_forget_before(struct region_timeline *, uint64_t time);

void region_timeline_free(struct region_timeline *);

#pragma GCC visibility pop
#endif
