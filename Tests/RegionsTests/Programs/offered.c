/* offered.c — a child of a watched process notes all from the first, until a ring is full.
 * SPDX-License-Identifier: Apache-2.0 */
#include "board.h"
#include "check.h"

#include <sys/wait.h>
#include <unistd.h>

static uint64_t head(void) { return atomic_load(&region_board()->slots[0].head); }

static void is_offered(uint32_t watchers, uint32_t from_start)
{
    CHECK(atomic_load(&region_board()->watchers) == watchers);
    CHECK(atomic_load(&region_board()->from_start) == from_start);
}

static void is_withdrawn(void)
{
    BACKLOT_REGION("first") {}
    is_offered(1, REGIONS_OFFERED);
    CHECK(head() == 2);
    for (unsigned i = 0; i < REGION_EVENTS; i++)
        BACKLOT_REGION("many") {}
    is_offered(0, REGIONS_UNSEEN);
    CHECK(head() == REGION_EVENTS);
}

static void stays_when_taken(void)
{
    BACKLOT_REGION("first") {}
    is_offered(1, REGIONS_OFFERED);
    atomic_store(&region_board()->from_start, REGIONS_TAKEN);
    for (unsigned i = 0; i < REGION_EVENTS; i++)
        BACKLOT_REGION("many") {}
    is_offered(1, REGIONS_TAKEN);
    CHECK(head() == 2 + 2 * REGION_EVENTS);
}

static void is_unwatched(void)
{
    BACKLOT_REGION("first") {}
    is_offered(0, REGIONS_UNSEEN);
    CHECK(head() == 0);
}

static void in_child(void (*check)(void))
{
    const pid_t pid = fork();
    int status = -1;

    if (pid == 0) {
        check();
        fflush(stdout);
        _exit(failures != 0);
    }
    waitpid(pid, &status, 0);
    CHECK(status == 0);
}

/* The one between has no region, and so no board. */
static void in_grandchild(void) { in_child(is_withdrawn); }

int main(void)
{
    BACKLOT_REGION("parent's") {}
    in_child(is_unwatched);
    atomic_store(&region_board()->watchers, 1);
    in_child(is_withdrawn);
    in_child(stays_when_taken);
    in_child(in_grandchild);
    is_offered(1, REGIONS_UNSEEN);
    atomic_store(&region_board()->watchers, 0);
    in_child(is_unwatched);
    return failures != 0;
}
