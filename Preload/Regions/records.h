/* records.h — how long the calls of each region took, as each thread counts it.
 *
 * Each slot of the board has a record that only its thread writes. It outlives the thread, and the
 * next one goes on with it: so there is nothing to add up when a thread ends, and there are no more
 * of them than there were threads at one time.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDS_H
#define RECORDS_H

#include "counters.h"
#include "histogram.h"
#include "region_wire.h"
#include "slots.h"
#include "ticks.h"

#pragma GCC visibility push(hidden)

/* What is measured, since when. Written by region_measure. */
struct wish {
    _Atomic uint32_t epoch; /* of what is kept: what has another one is forgotten */
    _Atomic uint32_t measures;
    _Atomic uint32_t hard; /* bits of the counters of the processor that are there */
    /* Written by all. */
    _Atomic uint32_t are_shared; /* the processor did not count for us all the time */
    _Atomic uint32_t crowded;    /* threads that have no counters of the processor */
    _Atomic uint64_t missed;     /* calls that are not counted */
};
extern struct wish region_wish;

/* The calls of one region, by threads that had one slot after each other. */
struct tally {
    _Atomic uint32_t epoch;
    uint64_t calls;
    uint64_t calls_of_tasks;    /* of these there are neither CPU time nor counters */
    struct histogram wall, cpu; /* in ticks; in nanoseconds */
    uint64_t counters[COUNTERS];
};

/* A call that has not ended. */
struct frame {
    uint32_t epoch;
    struct tally *tally; /* NULL: there is no memory */
    uint64_t wall, cpu, counters[COUNTERS];
};

struct record {
    struct frame frames[REGION_DEPTH];
    _Atomic(struct tally *) tallies[REGIONS_MOST];
    struct counters counters;
    uint32_t counters_epoch; /* they were opened, or tried, for this one */
};

/* NULL: this thread has no slot, or there is no memory. */
struct record *region_record_make(void);
struct tally *region_tally_make(struct record *, uint32_t region, uint32_t epoch);

/* What a slot's threads counted; NULL: nothing that is not forgotten. */
const struct tally *region_tally(unsigned slot, uint16_t region);

/* Reads this thread's, which are opened when this is first needed. */
void region_record_counters(struct record *, uint32_t epoch, uint64_t values[static COUNTERS]);

/* A thread has taken this slot; it leaves it. */
void region_record_new_thread(unsigned slot);
void region_record_end_thread(unsigned slot);

/* In a forked child: what was counted is the parent's, and nothing is measured. */
void region_records_forget(void);

static inline struct record *region_record_here(void)
{
    struct record *known = (struct record *)backlot_region_thread_.record;

    return __builtin_expect(!!known, 1) ? known : region_record_make();
}

static inline struct tally *region_tally_here(struct record *record, uint32_t region,
                                              uint32_t epoch)
{
    struct tally *known = atomic_load_explicit(&record->tallies[region], memory_order_relaxed);

    if (__builtin_expect(
            known && atomic_load_explicit(&known->epoch, memory_order_relaxed) == epoch, 1))
        return known;
    return region_tally_make(record, region, epoch);
}

static inline void region_call_missed(void)
{
    atomic_fetch_add_explicit(&region_wish.missed, 1, memory_order_relaxed);
}

#pragma GCC visibility pop
#endif
