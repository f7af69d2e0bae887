/* deep.c — of 40 nested regions 16 are told apart, and none is left over.
 * SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "region_slots.h"

enum { DEEP = 40 };

static uint64_t calls;

static void count(void *name, const struct region_statistics *found)
{
    if (!strcmp(found->name, name))
        calls += found->calls;
}

static void recurse(unsigned depth) { BACKLOT_REGION("r") if (depth) recurse(depth - 1); }

int main(void)
{
    uint16_t ids[64];
    backlot_region region = backlot_region_named("r");

    region_measure(REGION_WALL);
    for (unsigned i = 0; i < DEEP; i++)
        backlot_region_begin(region);
    CHECK(region_path_here(ids, 64) == 16);
    for (unsigned i = 0; i < DEEP; i++)
        backlot_region_end(region);
    IS_IN("");
    recurse(DEEP - 1);
    IS_IN("");
    region_statistics_each(count, "r");
    CHECK(calls == 32);
    CHECK(region_calls_missed() == 2 * (DEEP - 16));
    return failures != 0;
}
