/* ticks.c — SPDX-License-Identifier: Apache-2.0
 *
 * The processor's counter is used where the kernel itself keeps time by it, and it counts at one
 * rate whatever the processor does. It takes 9 ns, CLOCK_MONOTONIC 21. */
#include "ticks.h"

#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

bool region_ticks_are_the_processors;

#if defined(__x86_64__)
static bool is_kernels_clock(void)
{
    char name[8] = {0};
    const int file = open("/sys/devices/system/clocksource/clocksource0/current_clocksource",
                          O_RDONLY | O_CLOEXEC);
    const ssize_t size = file < 0 ? -1 : read(file, name, sizeof name - 1);

    if (file >= 0)
        close(file);
    return size > 0 && !strcmp(name, "tsc\n");
}

/* A debugger that replays programs forbids it. */
static bool is_allowed(void)
{
    int mode = 0;

    return prctl(PR_GET_TSC, &mode) == 0 && mode == PR_TSC_ENABLE;
}

static bool is_steady(void)
{
    enum { POWER_MANAGEMENT = 0x80000007, INVARIANT = 1 << 8 };
    unsigned a, b, c, d;

    return __get_cpuid(POWER_MANAGEMENT, &a, &b, &c, &d) && (d & INVARIANT);
}

void region_ticks_choose(void)
{
    region_ticks_are_the_processors = is_steady() && is_allowed() && is_kernels_clock();
}
#else
void region_ticks_choose(void) {}
#endif

/* The narrowest of some tries, as we may be interrupted between the two clocks. */
struct region_instant region_instant(void)
{
    struct region_instant best = {0};
    uint64_t width = UINT64_MAX;

    for (unsigned i = 0; i < 5; i++) {
        const uint64_t before = region_ticks(), ns = region_nanoseconds(CLOCK_MONOTONIC);
        const uint64_t after = region_ticks();

        if (after - before < width) {
            width = after - before;
            best = (struct region_instant){before + width / 2, ns};
        }
    }
    return best;
}

double region_tick_length(struct region_instant since)
{
    enum { ENOUGH = 200 * 1000 };
    struct region_instant now = region_instant();

    if (!region_ticks_are_the_processors)
        return 1;
    while (now.ns - since.ns < ENOUGH)
        now = region_instant();
    return (double)(now.ns - since.ns) / (double)(now.ticks - since.ticks);
}
