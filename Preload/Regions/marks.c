/* marks.c — what begin and end do besides keeping the stack, when somebody wants to know more.
 * SPDX-License-Identifier: Apache-2.0 */
#include "records.h"
#include "region_task.h"
#include "timeline.h"

/* Read as one word; who watches is in the first half. */
static bool is_watched(void) { return (uint32_t)*backlot_region_thread_.heed != 0; }

static uint32_t measures(void)
{
    return atomic_load_explicit(&region_wish.measures, memory_order_relaxed);
}

/* Before `measures`: region_measure changes them in this order. */
static uint32_t epoch(void)
{
    return atomic_load_explicit(&region_wish.epoch, memory_order_acquire);
}

static __attribute__((cold, noinline)) void read_slow_clocks(struct record *record,
                                                             struct frame *frame)
{
    if (measures() & REGION_COUNTERS)
        region_record_counters(record, frame->epoch, frame->counters);
    if (measures() & REGION_CPU)
        frame->cpu = region_nanoseconds(CLOCK_THREAD_CPUTIME_ID);
}

/* The finest clock starts last. */
static __attribute__((noinline)) void start(uint32_t region, uint32_t depth)
{
    const uint32_t now = epoch(), wanted = measures();
    struct record *record = region_record_here();
    struct frame *frame;

    if (!record || depth >= REGION_DEPTH) {
        if (wanted)
            region_call_missed();
        return;
    }
    frame = &record->frames[depth];
    frame->epoch = wanted ? now : 0;
    frame->tally = region_tally_here(record, region < REGIONS_MOST ? region : 0, now);
    if (wanted & (REGION_CPU | REGION_COUNTERS))
        read_slow_clocks(record, frame);
    if (wanted & REGION_WALL)
        frame->wall = region_ticks();
}

static __attribute__((cold, noinline)) void
count_slow_clocks(struct record *record, const struct frame *frame, struct tally *tally)
{
    uint64_t now[COUNTERS];

    if (measures() & REGION_CPU)
        histogram_count(&tally->cpu, region_nanoseconds(CLOCK_THREAD_CPUTIME_ID) - frame->cpu);
    if (!(measures() & REGION_COUNTERS))
        return;
    region_record_counters(record, frame->epoch, now);
    for (unsigned i = 0; i < COUNTERS; i++)
        HISTOGRAM_SET(tally->counters[i], tally->counters[i] + now[i] - frame->counters[i]);
}

static __attribute__((noinline)) void stop(uint32_t depth)
{
    const uint64_t wall = region_ticks();
    struct record *record = region_record_here();
    struct frame *frame = record && depth < REGION_DEPTH ? &record->frames[depth] : NULL;
    const uint32_t now = epoch(), wanted = measures();

    if (!frame || frame->epoch != now)
        return;
    if (!frame->tally) {
        region_call_missed();
        return;
    }
    if (wanted & (REGION_CPU | REGION_COUNTERS))
        count_slow_clocks(record, frame, frame->tally);
    if (wanted & REGION_WALL)
        histogram_count(&frame->tally->wall, wall - frame->wall);
    HISTOGRAM_SET(frame->tally->calls, frame->tally->calls + 1);
}

/* Nobody watches, wall time alone is measured, and there is memory for it: the way that is short.
 * Asked after the epoch. */
static inline bool is_plain(const struct record *record, uint32_t depth)
{
    return __atomic_load_n(backlot_region_thread_.heed, __ATOMIC_RELAXED) == (uint64_t)REGION_WALL
                                                                                 << 32 &&
           record && depth < REGION_DEPTH;
}

void backlot_region_opened_(backlot_region region, uint32_t depth)
{
    struct record *record = (struct record *)backlot_region_thread_.record;
    const uint32_t now = epoch();

    if (__builtin_expect(is_plain(record, depth) && region < REGIONS_MOST, 1)) {
        struct frame *frame = &record->frames[depth];

        frame->epoch = now;
        frame->tally = region_tally_here(record, region, now);
        frame->wall = region_ticks();
        return;
    }
    if (is_watched())
        region_change_note();
    if (measures())
        start(region, depth);
}

static __attribute__((noinline)) void close_other(uint32_t depth)
{
    if (measures())
        stop(depth);
    __atomic_store_n(&backlot_region_thread_.slot->depth, depth, __ATOMIC_RELEASE);
    if (is_watched())
        region_change_note();
}

/* The stack is changed after what belongs to the call is read: a signal handler that comes between
 * has regions of its own at the same place. */
void backlot_region_closing_(uint32_t depth)
{
    struct record *record = (struct record *)backlot_region_thread_.record;
    const uint32_t now = epoch();

    if (__builtin_expect(is_plain(record, depth) && record->frames[depth].epoch == now &&
                             record->frames[depth].tally,
                         1)) {
        const struct frame *frame = &record->frames[depth];

        histogram_count(&frame->tally->wall, region_ticks() - frame->wall);
        HISTOGRAM_SET(frame->tally->calls, frame->tally->calls + 1);
        __atomic_store_n(&backlot_region_thread_.slot->depth, depth, __ATOMIC_RELEASE);
        return;
    }
    close_other(depth);
}

static bool finds(const struct backlot_region_slot_ *slot, uint16_t region, uint32_t *depth)
{
    uint32_t at = slot->depth < REGION_DEPTH ? slot->depth : REGION_DEPTH;

    while (at-- > 0)
        if (slot->stack[at] == region) {
            *depth = at;
            return true;
        }
    return false;
}

/* Deeper than what is told apart, any end is taken for that of the innermost. */
void backlot_region_end_other_(backlot_region region)
{
    const struct backlot_region_slot_ *slot = backlot_region_thread_.slot;
    uint32_t depth = slot->depth;

    if (depth > REGION_DEPTH)
        backlot_region_close_(depth - 1);
    else if (finds(slot, (uint16_t)region, &depth))
        backlot_region_close_(depth);
}

struct region_task_call region_task_begins(uint32_t region)
{
    const uint32_t now = epoch(), wanted = measures();

    if (__builtin_expect(!wanted, 1))
        return (struct region_task_call){0};
    return (struct region_task_call){
        .ticks = wanted & REGION_WALL ? region_ticks() : 0,
        .epoch = now,
        .region = region < REGIONS_MOST ? region : 0,
    };
}

/* The counters of two processors may be some ticks apart. */
static void count_task(struct tally *tally, uint64_t since)
{
    const uint64_t now = since ? region_ticks() : 0;

    if (since)
        histogram_count(&tally->wall, now > since ? now - since : 0);
    HISTOGRAM_SET(tally->calls_of_tasks, tally->calls_of_tasks + 1);
    HISTOGRAM_SET(tally->calls, tally->calls + 1);
}

void region_task_ended(struct region_task_call call)
{
    struct record *record;
    struct tally *tally;

    if (__builtin_expect(!call.epoch || call.epoch != epoch(), 1))
        return;
    if (!backlot_region_thread_.slot)
        backlot_region_join_();
    record = region_record_here();
    tally = record ? region_tally_here(record, call.region, call.epoch) : NULL;
    if (tally)
        count_task(tally, call.ticks);
    else
        region_call_missed();
}
