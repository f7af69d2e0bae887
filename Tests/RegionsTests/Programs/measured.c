/* measured.c — wall and CPU time, faults and switches of calls are what they were.
 * SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "region_slots.h"
#include "ticks.h"

#include <sys/mman.h>
#include <unistd.h>

enum { CALLS = 20, PAGES = 100 };

static uint64_t wall_around, cpu_around;

static uint64_t counter(const struct region_statistics *found, const char *name)
{
    for (size_t i = 0; i < found->counter_count; i++)
        if (!strcmp(found->counter_names[i], name))
            return found->counters[i];
    printf("no %s\n", name);
    failures++;
    return 0;
}

static void burn(void)
{
    const uint64_t start = region_nanoseconds(CLOCK_THREAD_CPUTIME_ID);

    while (region_nanoseconds(CLOCK_THREAD_CPUTIME_ID) - start < 2000000)
        ;
}

static void sleep_and_touch(void)
{
    char *memory =
        mmap(NULL, PAGES * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    madvise(memory, PAGES * 4096, MADV_NOHUGEPAGE);
    for (unsigned i = 0; i < PAGES; i++)
        memory[i * 4096] = 1;
    munmap(memory, PAGES * 4096);
    usleep(2000);
}

static void check_burning(const struct region_statistics *found)
{
    CHECK(found->cpu.total >= CALLS * 2000000 && found->cpu.total <= cpu_around);
    CHECK(found->cpu.min >= 2000000 && found->cpu.min <= found->cpu.median);
    /* The clocks are compared with each other: to 1 in 1,000. */
    CHECK(found->wall.total <= wall_around + wall_around / 1000);
    CHECK(found->wall.total + found->wall.total / 1000 >= found->cpu.total);
}

static void check_sleeping(const struct region_statistics *found)
{
    CHECK(found->wall.min >= 2000000 - 2000000 / 1000);
    CHECK(counter(found, "page-faults") >= CALLS * PAGES);
    CHECK(counter(found, "context-switches") >= CALLS);
}

static void check(void *ignored, const struct region_statistics *found)
{
    (void)ignored;
    CHECK(found->calls == CALLS && found->has_wall && found->has_cpu);
    if (!strcmp(found->name, "burning"))
        check_burning(found);
    else
        check_sleeping(found);
}

int main(void)
{
    region_measure(REGION_WALL | REGION_CPU | REGION_COUNTERS);
    wall_around = region_nanoseconds(CLOCK_MONOTONIC);
    cpu_around = region_nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    for (unsigned i = 0; i < CALLS; i++)
        BACKLOT_REGION("burning") burn();
    wall_around = region_nanoseconds(CLOCK_MONOTONIC) - wall_around;
    cpu_around = region_nanoseconds(CLOCK_THREAD_CPUTIME_ID) - cpu_around;
    for (unsigned i = 0; i < CALLS; i++)
        BACKLOT_REGION("sleeping") sleep_and_touch();
    region_statistics_each(check, NULL);
    return failures != 0;
}
