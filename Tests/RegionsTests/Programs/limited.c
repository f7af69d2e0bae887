/* limited.c — where files may not be large, regions work and are not shown.
 * SPDX-License-Identifier: Apache-2.0 */
#include "board.h"
#include "check.h"
#include "region_slots.h"

#include <sys/resource.h>

static void sum(void *calls, const struct region_statistics *found)
{
    *(uint64_t *)calls += found->calls;
}

int main(void)
{
    const struct rlimit small = {1 << 20, 1 << 20};
    uint64_t calls = 0;

    setrlimit(RLIMIT_FSIZE, &small);
    region_measure(REGION_WALL);
    BACKLOT_REGION("limited") IS_IN("limited");
    atomic_store(&region_board()->watchers, 1);
    BACKLOT_REGION("limited") IS_IN("limited");
    CHECK(region_board_events(0) == NULL);
    region_statistics_each(sum, &calls);
    CHECK(calls == 2);
    return failures != 0;
}
