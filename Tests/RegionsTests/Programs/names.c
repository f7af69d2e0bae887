/* names.c — the same name is the same number in all threads; those over 1,022 are (other).
 * SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "region_slots.h"

#include <pthread.h>

enum { THREADS = 8, NAMES = 1000 };

static backlot_region found[THREADS][NAMES];
static pthread_barrier_t start;

static backlot_region named(unsigned i)
{
    char name[32];

    snprintf(name, sizeof name, "region %u", i);
    return backlot_region_named(name);
}

static void *ask(void *which)
{
    pthread_barrier_wait(&start);
    for (unsigned i = 0; i < NAMES; i++)
        found[(intptr_t)which][i] = named(i);
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    unsigned others = 0;

    pthread_barrier_init(&start, NULL, THREADS);
    for (intptr_t i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, ask, (void *)i);
    for (unsigned i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (unsigned i = 0; i < NAMES; i++)
        for (unsigned t = 0; t < THREADS; t++)
            CHECK(found[t][i] == found[0][i]);
    for (unsigned i = 0; i < NAMES; i++)
        others += !strcmp(region_name((uint16_t)named(i)), "(other)");
    for (unsigned i = NAMES; i < 2000; i++) {
        const backlot_region region = named(i);

        CHECK(region < 1024 && named(i) == region);
        if (i > 1022)
            CHECK(!strcmp(region_name((uint16_t)region), "(other)"));
    }
    /* Names that two threads asked for at once may have used up a number each. */
    CHECK(others < NAMES / 2);
    CHECK(!strcmp(region_name((uint16_t)found[0][0]), "region 0"));
    return failures != 0;
}
