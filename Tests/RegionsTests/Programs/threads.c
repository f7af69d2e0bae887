/* threads.c — thousands of short threads: each call is counted, with a handful of slots.
 * SPDX-License-Identifier: Apache-2.0 */
#include "board.h"
#include "check.h"
#include "region_slots.h"

#include <pthread.h>

enum { ROUNDS = 1000, AT_A_TIME = 4, CALLS = 10 };

static void *brief(void *ignored)
{
    for (unsigned i = 0; i < CALLS; i++)
        BACKLOT_REGION("brief") {}
    backlot_region_begin(backlot_region_named("left open"));
    return ignored;
}

static void is_right(void *ignored, const struct region_statistics *found)
{
    (void)ignored;
    CHECK(!strcmp(found->name, "brief"));
    CHECK(found->calls == ROUNDS * AT_A_TIME * CALLS);
    CHECK(found->has_wall && found->wall.min <= found->wall.median);
    CHECK(found->wall.median <= found->wall.p99 && found->wall.p99 <= found->wall.max);
    CHECK(found->wall.max <= found->wall.total);
}

int main(void)
{
    pthread_t threads[AT_A_TIME];

    region_measure(REGION_WALL);
    for (unsigned round = 0; round < ROUNDS; round++) {
        for (unsigned i = 0; i < AT_A_TIME; i++)
            pthread_create(&threads[i], NULL, brief, NULL);
        for (unsigned i = 0; i < AT_A_TIME; i++)
            pthread_join(threads[i], NULL);
    }
    region_statistics_each(is_right, NULL);
    CHECK(region_calls_missed() == 0);
    CHECK(atomic_load(&region_board()->slot_count) <= 2 * AT_A_TIME);
    return failures != 0;
}
