/* forgotten.c — what was kept is forgotten when something else is measured.
 * SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "region_slots.h"

struct found {
    uint64_t calls;
    bool has_wall, has_cpu;
    size_t counters;
};

static void keep(void *with, const struct region_statistics *statistics)
{
    struct found *found = with;

    found->calls += statistics->calls;
    found->has_wall |= statistics->has_wall;
    found->has_cpu |= statistics->has_cpu;
    found->counters += statistics->counter_count;
}

static struct found all(void)
{
    struct found found = {0};

    region_statistics_each(keep, &found);
    return found;
}

int main(void)
{
    BACKLOT_REGION("before") {}
    CHECK(all().calls == 0);
    region_measure(REGION_WALL);
    BACKLOT_REGION("a") {}
    BACKLOT_REGION("a") {}
    CHECK(all().calls == 2 && all().has_wall && !all().has_cpu && all().counters == 0);
    /* Neither a call that began before nor one that ends after. */
    BACKLOT_REGION("astride") region_measure(REGION_CPU);
    CHECK(all().calls == 0);
    BACKLOT_REGION("a") {}
    CHECK(all().calls == 1 && !all().has_wall && all().has_cpu);
    BACKLOT_REGION("cut off")
    {
        region_measure(REGION_TAGS);
        CHECK(all().calls == 0);
    }
    BACKLOT_REGION("a") {}
    BACKLOT_REGION("around the change")
    {
        region_measure(REGION_TAGS);
        BACKLOT_REGION("in it") region_measure(REGION_WALL);
    }
    CHECK(all().calls == 0);
    return failures != 0;
}
