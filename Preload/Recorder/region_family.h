/* region_family.h — the regions of all processes that are recorded: each shows its own.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_FAMILY_H
#define REGION_FAMILY_H

#include "region_watch.h"

#include <linux/perf_event.h>

#pragma GCC visibility push(hidden)

enum { REGION_FAMILY_MOST = 1024 /* processes that are watched at one time */ };

/* Zeroes are none. */
struct region_family {
    struct region_names names;
    struct region_watch made;   /* for the program that is run, until it takes it */
    uint64_t made_inode;        /* … and for ever: others look whether it is theirs */
    struct region_home **homes; /* of processes of which there is something to say, by number */
    size_t count, room, watched;
    size_t ever;          /* processes that had regions */
    size_t too_many;      /* that were more than REGION_FAMILY_MOST */
    uint64_t overwritten; /* changes that were lost */
    uint64_t most_new;    /* changes of one thread that came between two looks */
    size_t missed;        /* processes that ended between two looks, before they could be watched */
};

/* Makes the memory for a program to come. Returns a descriptor that exec keeps, or a negative
 * errno. */
int region_family_make(struct region_family *);

/* Before anything was recorded of these processes, parents before their children: meets them. What
 * has none of its own, but was forked from one that has, is in regions that are unknown. */
void region_family_begin(struct region_family *, const int32_t *pids, size_t count);

/* Looks whether the process has regions, if that is not known, and watches them from now on. */
void region_family_meet(struct region_family *, int32_t pid);

/* What the kernel's record tells of a process's beginning, end and memory; in the order of time. */
void region_family_hear(struct region_family *, const struct perf_event_header *);

/* Whether a record is one of data in memory, which is only for region_family_hear. */
bool region_family_is_alone_in(const struct perf_event_header *);

/* What threads have noted since. */
void region_family_read(struct region_family *);

/* Where the thread was, in numbers of `names`; unknown, and `is_blind`, between a process's first
 * region and our coming to watch. */
struct region_path region_family_at(const struct region_family *, uint32_t pid, uint32_t tid,
                                    uint64_t time, bool *is_blind);

/* No question will come about a time before this. */
void region_family_forget_before(struct region_family *, uint64_t time);

/* Leaves processes that had ended when this was called before. `unheard`: ends may have gone by. */
void region_family_sweep(struct region_family *, bool unheard);

void region_family_leave(struct region_family *);

#pragma GCC visibility pop
#endif
