/* own_signal_turns.c — SPDX-License-Identifier: Apache-2.0 */
#include "own_signal_turns.h"
#include "kernel.h"

#include <signal.h>
#include <stdatomic.h>

enum { MOST = 200000000 /* ns */ };

/* The process that is about it: a child that finds its parent's number here is not concerned. */
static _Atomic int alone;
static _Atomic int under_way;

static uint64_t block_all(void)
{
    const uint64_t all = ~(uint64_t)0;
    uint64_t before = 0;

    direct_call4(SYS_rt_sigprocmask, SIG_BLOCK, (long)&all, (long)&before, sizeof(all));
    return before;
}

static void set_mask(uint64_t mask)
{
    direct_call4(SYS_rt_sigprocmask, SIG_SETMASK, (long)&mask, 0, sizeof(mask));
}

uint64_t turns_begin(void)
{
    const uint64_t mask = block_all();

    for (;;) {
        atomic_fetch_add(&under_way, 1);
        if (!atomic_load(&alone) || atomic_load(&alone) != kernel_process())
            return mask;
        atomic_fetch_sub(&under_way, 1);
        direct_call(SYS_sched_yield, 0, 0, 0);
    }
}

void turns_end(uint64_t mask)
{
    atomic_fetch_sub(&under_way, 1);
    set_mask(mask);
}

/* In a forked child the count may be of threads that are no more, so there is an end to it. */
static void wait_for_others(void)
{
    const uint64_t begun = clock_now(CLOCK_MONOTONIC);

    while (atomic_load(&under_way) > 0 && clock_now(CLOCK_MONOTONIC) - begun < MOST)
        direct_call(SYS_sched_yield, 0, 0, 0);
}

/* Two that start at once are kept apart by region_sampler_start. */
uint64_t turns_begin_alone(void)
{
    const uint64_t mask = block_all();

    atomic_store(&alone, kernel_process());
    wait_for_others();
    return mask;
}

void turns_end_alone(uint64_t mask)
{
    atomic_store(&alone, 0);
    set_mask(mask);
}
