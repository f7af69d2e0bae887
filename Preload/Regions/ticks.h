/* ticks.h — the fastest clock that this machine has.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TICKS_H
#define TICKS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>
#if defined(__x86_64__)
#include <x86intrin.h>
#endif

#pragma GCC visibility push(hidden)

/* Set before anybody measures. False: a tick is a nanosecond. */
extern bool region_ticks_are_the_processors;

static inline uint64_t region_nanoseconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline uint64_t region_ticks(void)
{
#if defined(__x86_64__)
    if (__builtin_expect(region_ticks_are_the_processors, 1))
        return __rdtsc();
#endif
    return region_nanoseconds(CLOCK_MONOTONIC);
}

/* Both clocks at one time. */
struct region_instant {
    uint64_t ticks, ns;
};

/* Finds out which clock there is. */
void region_ticks_choose(void);
struct region_instant region_instant(void);

/* What a tick is in nanoseconds, from two instants; waits until they are apart enough to tell. */
double region_tick_length(struct region_instant since);

#pragma GCC visibility pop
#endif
