/* crowd.c — more threads than slots: all go on, and what is not counted is told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "board.h"
#include "check.h"
#include "region_slots.h"

#include <pthread.h>

enum { THREADS = REGION_SLOTS + 50 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static unsigned there;

static void *stay(void *ignored)
{
    BACKLOT_REGION("crowd")
    {
        pthread_mutex_lock(&lock);
        IS_IN("crowd");
        there++;
        pthread_cond_broadcast(&changed);
        while (there < THREADS)
            pthread_cond_wait(&changed, &lock);
        pthread_mutex_unlock(&lock);
        BACKLOT_REGION("inner") IS_IN("crowd/inner");
    }
    IS_IN("");
    return ignored;
}

static void sum(void *calls, const struct region_statistics *found)
{
    *(uint64_t *)calls += found->calls;
}

int main(void)
{
    static pthread_t threads[THREADS];
    pthread_attr_t small;
    uint64_t calls = 0;

    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 64 * 1024);
    region_measure(REGION_WALL);
    for (unsigned i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], &small, stay, NULL))
            return puts("no such number of threads"), 1;
    for (unsigned i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    region_statistics_each(sum, &calls);
    CHECK(calls == 2 * REGION_SLOTS);
    CHECK(region_calls_missed() == 2 * (THREADS - REGION_SLOTS));
    for (unsigned i = 0; i < REGION_SLOTS; i++)
        CHECK(!atomic_load(&region_board()->slots[i].tid));
    return failures != 0;
}
