/* burn.h — functions that burn CPU time, for a profile to show.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BURN_H
#define BURN_H

#include <stdatomic.h>
#include <stdint.h>
#include <time.h>

static _Atomic uint64_t sink;

static uint64_t cpu_time(void)
{
    struct timespec time;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

/* In the function itself, which has to be in the profile. */
#define BURN(count)                                                                                \
    uint64_t x = 88172645463325252;                                                                \
    for (int i = 0; i < count; i++) {                                                              \
        x ^= x << 13;                                                                              \
        x ^= x >> 7;                                                                               \
        x ^= x << 17;                                                                              \
    }                                                                                              \
    sink += x;

__attribute__((noinline)) void burn_outside(int count) { BURN(count) }
__attribute__((noinline)) void burn_outer(int count) { BURN(count) }
__attribute__((noinline)) void burn_inner(int count) { BURN(count) }

#endif
