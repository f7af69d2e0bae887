/* handlers.c — signal handlers may use regions at any time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "region_slots.h"

#include <signal.h>
#include <stdatomic.h>
#include <time.h>

enum { SIGNALS = 5000 };

static backlot_region outer, inner, handled, deeper;
static atomic_uint taken, wrong;

static bool is_possible(const uint16_t *ids, unsigned count)
{
    return count < 4 && (count < 2 || ids[0] == outer) && (count < 3 || ids[1] == inner) &&
           ids[count - 1] == handled;
}

static void handle(int number)
{
    uint16_t ids[16];

    (void)number;
    backlot_region_begin(handled);
    backlot_region_begin(deeper);
    backlot_region_end(deeper);
    atomic_fetch_add(&wrong, !is_possible(ids, region_path_here(ids, 16)));
    backlot_region_end(handled);
    atomic_fetch_add(&taken, 1);
}

/* One every 50 µs. */
static timer_t start_signals(void)
{
    const struct itimerspec often = {{0, 50000}, {0, 50000}};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
    timer_t timer;

    timer_create(CLOCK_MONOTONIC, &event, &timer);
    timer_settime(timer, 0, &often, NULL);
    return timer;
}

static void work(void)
{
    while (atomic_load(&taken) < SIGNALS) {
        backlot_region_begin(outer);
        BACKLOT_REGION("inner") {}
        backlot_region_end(outer);
    }
}

static void check(void *ignored, const struct region_statistics *found)
{
    (void)ignored;
    if (!strcmp(found->name, "handled"))
        CHECK(found->calls == atomic_load(&taken));
    CHECK(found->wall.max < UINT64_C(1) << 40);
}

int main(void)
{
    struct sigaction action = {.sa_handler = handle};
    sigset_t signals;
    timer_t timer;

    /* Whoever started us may have blocked it. */
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR1);
    sigprocmask(SIG_UNBLOCK, &signals, NULL);
    outer = backlot_region_named("outer");
    inner = backlot_region_named("inner");
    handled = backlot_region_named("handled");
    deeper = backlot_region_named("deeper");
    sigaction(SIGUSR1, &action, NULL);
    region_measure(REGION_WALL);
    timer = start_signals();
    work();
    timer_delete(timer);
    IS_IN("");
    CHECK(atomic_load(&wrong) == 0);
    CHECK(region_calls_missed() == 0);
    region_statistics_each(check, NULL);
    return failures != 0;
}
