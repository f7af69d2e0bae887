/* measure.c — what is to be kept of calls, and what was kept, for all threads together.
 * SPDX-License-Identifier: Apache-2.0 */
#include "board.h"
#include "region_slots.h"
#include "records.h"

static struct region_instant since;

/* Why each counter of the processor is not there; 0: it is. */
static int absent[COUNTERS_HARD];

/* Each alone: where one is missing, the others may be there. */
static unsigned try_counters(void)
{
    struct counters counters;
    unsigned found = 0;

    for (unsigned i = 0; i < COUNTERS_HARD; i++) {
        absent[i] = counters_open(&counters, counter_kinds, 1u << i);
        if (!absent[i])
            found |= 1u << i;
        counters_close(&counters);
    }
    return found;
}

/* A call that began before is not counted: it has another epoch. */
void region_measure(unsigned measures)
{
    struct region_board *board = measures ? region_board() : region_board_if_any();

    if (board)
        atomic_store(&board->measures, REGION_TAGS);
    atomic_store(&region_wish.measures, REGION_TAGS);
    region_ticks_choose();
    atomic_store(&region_wish.hard, measures & REGION_COUNTERS ? try_counters() : 0);
    atomic_store(&region_wish.are_shared, 0);
    atomic_store(&region_wish.crowded, 0);
    atomic_store(&region_wish.missed, 0);
    since = region_instant();
    atomic_fetch_add(&region_wish.epoch, 1);
    atomic_store(&region_wish.measures, measures);
    if (board)
        atomic_store(&board->measures, measures);
}

/* The sums over all slots. */
struct sum {
    uint64_t calls, calls_of_tasks, counters[COUNTERS];
    struct histogram wall, cpu;
};

static void add(struct sum *sum, const struct tally *tally)
{
    sum->calls += HISTOGRAM_GET(tally->calls);
    sum->calls_of_tasks += HISTOGRAM_GET(tally->calls_of_tasks);
    histogram_add(&sum->wall, &tally->wall);
    histogram_add(&sum->cpu, &tally->cpu);
    for (unsigned i = 0; i < COUNTERS; i++)
        sum->counters[i] += HISTOGRAM_GET(tally->counters[i]);
}

_Static_assert(sizeof(struct sum) <= REGION_STATISTICS_ROOM, "it works in that");

static unsigned slots_used(void)
{
    const struct region_board *board = region_board_if_any();

    return board ? atomic_load(&board->slot_count) : 0;
}

static void sum_up(uint16_t region, struct sum *sum)
{
    const unsigned slots = slots_used();

    *sum = (struct sum){0};
    for (unsigned slot = 0; slot < slots; slot++) {
        const struct tally *tally = region_tally(slot, region);

        if (tally)
            add(sum, tally);
    }
}

/* Those that are there, one after the other. Returns how many. */
static size_t pick(const uint64_t *from, uint64_t *values, const char **names)
{
    const unsigned there = atomic_load(&region_wish.hard) | ~0u << COUNTERS_HARD;
    size_t count = 0;

    for (unsigned i = 0; i < COUNTERS; i++)
        if (there & 1u << i) {
            values[count] = from[i];
            names[count++] = counter_names[i];
        }
    return count;
}

static struct region_statistics statistics(uint16_t region, const struct sum *sum, double tick)
{
    return (struct region_statistics){
        .name = region_name(region),
        .calls = sum->calls,
        .has_wall = histogram_size(&sum->wall) > 0,
        .has_cpu = histogram_size(&sum->cpu) > 0,
        .wall = histogram_spread(&sum->wall, tick),
        .cpu = histogram_spread(&sum->cpu, 1),
    };
}

static bool measures_counters(void) { return atomic_load(&region_wish.measures) & REGION_COUNTERS; }

typedef void visitor(void *with, const struct region_statistics *);

static void show(uint16_t region, const struct sum *sum, double tick, visitor *visit, void *with)
{
    struct region_statistics found = statistics(region, sum, tick);
    const char *names[COUNTERS];
    uint64_t values[COUNTERS];

    found.counters = values;
    found.counter_names = names;
    if (measures_counters() && sum->calls > sum->calls_of_tasks)
        found.counter_count = pick(sum->counters, values, names);
    visit(with, &found);
}

static void each_in(struct sum *sum, visitor *visit, void *with)
{
    const double tick = region_tick_length(since);

    for (uint16_t region = 1; region < REGIONS_MOST; region++) {
        if (!*region_name(region))
            continue;
        sum_up(region, sum);
        if (sum->calls)
            show(region, sum, tick, visit, with);
    }
}

void region_statistics_each(visitor *visit, void *with)
{
    struct sum sum;

    each_in(&sum, visit, with);
}

/* Each thread has two histograms of each region that it was in, of 8 KiB. */
static bool is_quick(void)
{
    enum { MOST = 512 };
    unsigned regions = 0;

    for (uint16_t region = 1; region < REGIONS_MOST; region++)
        regions += *region_name(region) != 0;
    return regions * slots_used() <= MOST;
}

bool region_statistics_each_in(void *room, visitor *visit, void *with)
{
    if (!is_quick())
        return false;
    each_in(room, visit, with);
    return true;
}

static const char *problem(unsigned counter)
{
    if (absent[counter])
        return counters_problem(absent[counter]);
    if (atomic_load(&region_wish.crowded))
        return "too low: some threads had none, as the program may not open more files";
    if (atomic_load(&region_wish.are_shared))
        return "too low: the processor counted for others meanwhile";
    return NULL;
}

void region_counters_absent(void (*visit)(void *with, const char *name, const char *why),
                            void *with)
{
    for (unsigned i = 0; i < COUNTERS_HARD && measures_counters(); i++)
        if (problem(i))
            visit(with, counter_names[i], problem(i));
}

uint64_t region_calls_missed(void) { return atomic_load(&region_wish.missed); }
