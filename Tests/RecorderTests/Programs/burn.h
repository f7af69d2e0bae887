/* burn.h — CPU time of this thread, used up in functions that a profile must show.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BURN_H
#define BURN_H

#include <stdint.h>
#include <time.h>

static inline uint64_t burn_clock(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* The loop is part of the function, which uses all but a few nanoseconds of it itself. */
static inline __attribute__((always_inline)) void burn(uint64_t microseconds)
{
    const uint64_t end = burn_clock(CLOCK_THREAD_CPUTIME_ID) + microseconds * 1000;
    volatile uint64_t sum = 0;

    while (burn_clock(CLOCK_THREAD_CPUTIME_ID) < end)
        for (int i = 0; i < 20000; i++)
            sum += (uint64_t)i;
}

#endif
