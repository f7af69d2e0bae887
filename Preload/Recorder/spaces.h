/* spaces.h — what each process has in its memory, for walks over copies of its stacks.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SPACES_H
#define SPACES_H

#include "copied_walk.h"

#include <linux/perf_event.h>

#pragma GCC visibility push(hidden)

/* Zeroes are none. */
struct spaces {
    struct space {
        int32_t pid, kin;            /* … which it was forked from; 0: unknown */
        struct copied_space *memory; /* NULL: it was not asked for yet */
    } * list;
    size_t count, room;
};

/* The process's, which is asked for it when it is new; where it is gone, that of the process that
 * it was forked from, or of `kin`. NULL: there is none. */
struct copied_space *spaces_of(struct spaces *, int32_t pid, int32_t kin);

/* What the record tells of a process's memory. */
void spaces_hear(struct spaces *, const struct perf_event_header *);

#pragma GCC visibility pop
#endif
