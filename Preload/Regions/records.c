/* records.c — SPDX-License-Identifier: Apache-2.0 */
#include "records.h"
#include "direct.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

struct wish region_wish;
static _Atomic(struct record *) records[REGION_SLOTS];

/* Threads that have counters of the processor. */
static _Atomic uint32_t groups;

static void *fresh(size_t size)
{
    const long at = direct_call6(SYS_mmap, 0, (long)size, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return at < 0 && at > -4096 ? NULL : (void *)at;
}

/* Puts `made` where nobody has put one, or lets it go: a signal handler may have been faster. */
static void *settle(void *_Atomic *place, void *made, size_t size)
{
    void *nobodys = NULL;

    if (!made || atomic_compare_exchange_strong(place, &nobodys, made))
        return made;
    direct_call(SYS_munmap, (long)made, (long)size, 0);
    return nobodys;
}

struct record *region_record_make(void)
{
    const unsigned slot = region_slot_here();
    struct record *known = slot == NO_SLOT ? NULL : atomic_load(&records[slot]);

    if (slot != NO_SLOT && !known)
        known = settle((void *_Atomic *)&records[slot], fresh(sizeof *known), sizeof *known);
    backlot_region_thread_.record = known;
    return known;
}

static struct tally *new_tally(uint32_t epoch)
{
    struct tally *made = fresh(sizeof *made);

    if (made)
        atomic_store(&made->epoch, epoch);
    return made;
}

/* What was kept for an earlier wish is forgotten by the thread that kept it. */
struct tally *region_tally_make(struct record *record, uint32_t region, uint32_t epoch)
{
    struct tally *known = atomic_load(&record->tallies[region]);

    if (!known)
        return settle((void *_Atomic *)&record->tallies[region], new_tally(epoch), sizeof *known);
    atomic_store(&known->epoch, 0);
    memset(&known->calls, 0, sizeof *known - offsetof(struct tally, calls));
    atomic_store(&known->epoch, epoch);
    return known;
}

const struct tally *region_tally(unsigned slot, uint16_t region)
{
    struct record *record = atomic_load(&records[slot]);
    const struct tally *tally = record ? atomic_load(&record->tallies[region]) : NULL;
    const uint32_t epoch = atomic_load(&region_wish.epoch);

    return tally && atomic_load(&tally->epoch) == epoch ? tally : NULL;
}

/* They are descriptors of the program: never more than a part of what it may have. */
static uint32_t groups_allowed(void)
{
    enum { MOST = 64, PART = 4 * COUNTERS_HARD };
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur / PART > MOST)
        return MOST;
    return (uint32_t)(limit.rlim_cur / PART);
}

static void close_counters(struct record *record)
{
    if (!record->counters.is_open)
        return;
    counters_close(&record->counters);
    atomic_fetch_sub(&groups, 1);
}

static void open_counters(struct record *record, uint32_t hard)
{
    close_counters(record);
    if (!hard)
        return;
    if (atomic_fetch_add(&groups, 1) < groups_allowed() &&
        !counters_open(&record->counters, counter_kinds, hard))
        return;
    atomic_fetch_sub(&groups, 1);
    atomic_fetch_add(&region_wish.crowded, 1);
}

void region_record_counters(struct record *record, uint32_t epoch, uint64_t values[COUNTERS])
{
    const uint32_t hard = atomic_load_explicit(&region_wish.hard, memory_order_relaxed);

    if (record->counters_epoch != epoch) {
        record->counters_epoch = epoch;
        open_counters(record, hard);
    }
    if (!counters_read(&record->counters, hard, values))
        atomic_store_explicit(&region_wish.are_shared, 1, memory_order_relaxed);
}

/* A thread that ended without its destructors left calls that did not end. */
void region_record_new_thread(unsigned slot)
{
    struct record *record = atomic_load(&records[slot]);

    backlot_region_thread_.record = record;
    if (!record)
        return;
    for (unsigned i = 0; i < REGION_DEPTH; i++)
        record->frames[i].epoch = 0;
    close_counters(record);
    record->counters_epoch = 0;
}

void region_record_end_thread(unsigned slot)
{
    struct record *record = atomic_load(&records[slot]);

    backlot_region_thread_.record = NULL;
    if (record)
        close_counters(record);
}

void region_records_forget(void)
{
    atomic_store(&region_wish.measures, REGION_TAGS);
    atomic_fetch_add(&region_wish.epoch, 1);
    atomic_store(&region_wish.missed, 0);
    for (unsigned i = 0; i < REGION_SLOTS; i++)
        if (atomic_load(&records[i]))
            close_counters(atomic_load(&records[i]));
    atomic_store(&groups, 0);
    backlot_region_thread_.record = NULL;
}
