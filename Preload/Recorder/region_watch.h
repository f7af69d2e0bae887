/* region_watch.h — the memory in which a program shows its regions, read from outside.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_WATCH_H
#define REGION_WATCH_H

#include "region_names.h"
#include "region_timeline.h"

#pragma GCC visibility push(hidden)

/* Zeroes are none. */
struct region_watch {
    struct region_board *shared; /* NULL: there is none yet */
    uint64_t inode;              /* of that memory */
    struct region_names *names;  /* timelines have their numbers */
    uint16_t *ids;               /* by the board's number of a name; 0: it was not met yet */
    uint64_t *seen;              /* by slot: how many of its events were read */
    bool is_met; /* what slots said before they were watched was read; later ones say all */
    uint64_t overwritten; /* events that were lost */
    uint64_t most_new;    /* events of one slot that came between two looks */
};

/* Makes the memory for a program to come. Returns a descriptor that exec keeps, or a negative
 * errno. */
int region_watch_make(struct region_watch *, struct region_names *);

/* Looks whether the process has that one, or with 0 any that is its own, and watches it. Returns
 * false when it has none. */
bool region_watch_find(struct region_watch *, struct region_names *, int32_t pid, uint64_t inode);

/* Whether the process still has it in its memory; not if it has become another program. */
bool region_watch_is_of(const struct region_watch *, int32_t pid);

/* What threads have noted since. */
void region_watch_read(struct region_watch *, struct region_timeline *);

/* The process whose regions these are; 0: none. */
int32_t region_watch_owner(const struct region_watch *);

void region_watch_leave(struct region_watch *);

#pragma GCC visibility pop
#endif
