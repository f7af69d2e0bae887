/* watched.c — changes are noted in order, with their times, while somebody watches.
 * SPDX-License-Identifier: Apache-2.0 */
#include "board.h"
#include "check.h"
#include "ticks.h"

#include <sys/syscall.h>
#include <unistd.h>

static void is_event(unsigned number, const char *region, unsigned depth)
{
    const struct region_event *event = &region_board_events(0)[number % REGION_EVENTS];

    CHECK(!strcmp(region_board()->names[event->region], region));
    CHECK(event->depth == depth);
    CHECK(event->tid == syscall(SYS_gettid));
}

static uint64_t head(void) { return atomic_load(&region_board()->slots[0].head); }

static void nested(void)
{
    BACKLOT_REGION("a") BACKLOT_REGION("b") {}
    backlot_region_begin(backlot_region_named("a"));
    backlot_region_begin(backlot_region_named("b"));
    backlot_region_end(backlot_region_named("a"));
}

static void overrun(void)
{
    for (unsigned i = 0; i < REGION_EVENTS; i++)
        BACKLOT_REGION("many") {}
    CHECK(head() == 7 + 2 * REGION_EVENTS);
    for (unsigned number = 7 + REGION_EVENTS; number < head(); number++)
        is_event(number, number % 2 ? "many" : "", number % 2);
}

int main(void)
{
    uint64_t before, after, last;

    nested();
    CHECK(head() == 0);
    atomic_fetch_add(&region_board()->watchers, 1);
    before = last = region_nanoseconds(CLOCK_MONOTONIC);
    nested();
    after = region_nanoseconds(CLOCK_MONOTONIC);
    CHECK(head() == 7);
    is_event(0, "a", 1);
    is_event(1, "b", 2);
    is_event(2, "a", 1);
    is_event(3, "", 0);
    is_event(4, "a", 1);
    is_event(5, "b", 2);
    is_event(6, "", 0);
    for (unsigned i = 0; i < 7; i++) {
        CHECK(region_board_events(0)[i].time >= last);
        last = region_board_events(0)[i].time;
    }
    CHECK(before <= last && last <= after);
    overrun();
    atomic_fetch_sub(&region_board()->watchers, 1);
    last = head();
    nested();
    CHECK(head() == last);
    return failures != 0;
}
