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

/* The finest clock starts last. A task's time is kept by region_task_begins. */
static void start(uint32_t region, uint32_t depth)
{
    const uint32_t now = epoch(), wanted = measures();
    struct record *record = region_record_here();
    struct frame *frame;

    if (__builtin_expect(!record || depth >= REGION_DEPTH, 0)) {
        if (wanted)
            region_call_missed();
        return;
    }
    frame = &record->frames[depth];
    frame->epoch = wanted ? now : 0;
    frame->region = region < REGIONS_MOST ? region : 0;
    if (__builtin_expect(wanted & (REGION_CPU | REGION_COUNTERS), 0))
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

static void stop(uint32_t depth)
{
    const uint32_t wanted = measures();
    const uint64_t wall = wanted & REGION_WALL ? region_ticks() : 0;
    struct record *record = region_record_here();
    struct frame *frame = record && depth < REGION_DEPTH ? &record->frames[depth] : NULL;
    struct tally *tally;

    if (__builtin_expect(!frame || frame->epoch != epoch(), 0))
        return;
    tally = region_tally_here(record, frame->region, frame->epoch);
    if (__builtin_expect(!tally, 0)) {
        region_call_missed();
        return;
    }
    if (__builtin_expect(wanted & (REGION_CPU | REGION_COUNTERS), 0))
        count_slow_clocks(record, frame, tally);
    if (wanted & REGION_WALL)
        histogram_count(&tally->wall, wall - frame->wall);
    HISTOGRAM_SET(tally->calls, tally->calls + 1);
}

void backlot_region_opened_(backlot_region region, uint32_t depth)
{
    if (__builtin_expect(is_watched(), 0))
        region_change_note();
    if (measures())
        start(region, depth);
}

/* The stack is changed after what belongs to the call is read: a signal handler that comes between
 * has regions of its own at the same place. */
void backlot_region_closing_(uint32_t depth)
{
    if (measures())
        stop(depth);
    __atomic_store_n(&backlot_region_thread_.slot->depth, depth, __ATOMIC_RELEASE);
    if (__builtin_expect(is_watched(), 0))
        region_change_note();
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
