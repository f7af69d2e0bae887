/* truth.c — burns CPU time in known functions, inside and outside of regions, on some threads, and
 * says how much: `truth FILE FREQUENCY THREADS ROUNDS [timers]`.
 * SPDX-License-Identifier: Apache-2.0 */
#include "burn.h"

#include <backlot/profile.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static _Atomic uint64_t spent[3];
static backlot_region outer, inner;
static int rounds;

static void *run(void *argument)
{
    uint64_t times[4];

    for (int i = 0; i < rounds; i++) {
        times[0] = cpu_time();
        burn_outside(100000);
        times[1] = cpu_time();
        backlot_region_begin(outer);
        burn_outer(200000);
        times[2] = cpu_time();
        backlot_region_begin(inner);
        burn_inner(300000);
        backlot_region_end(inner);
        backlot_region_end(outer);
        times[3] = cpu_time();
        for (int part = 0; part < 3; part++)
            spent[part] += times[part + 1] - times[part];
    }
    return argument;
}

int main(int count, char **words)
{
    const int threads = atoi(words[3]);
    pthread_t numbers[64];
    struct backlot_profile_options options = {
        .size = sizeof(options),
        .frequency = (uint32_t)atoi(words[2]),
        .takes_timers = count > 5 && strcmp(words[5], "timers") == 0,
    };

    rounds = atoi(words[4]);
    outer = backlot_region_named("outer");
    inner = backlot_region_named("inner");
    if (backlot_profile_start(words[1], &options) != 0) {
        puts(backlot_profile_problem());
        return 1;
    }
    for (int i = 0; i < threads; i++)
        pthread_create(&numbers[i], NULL, run, NULL);
    for (int i = 0; i < threads; i++)
        pthread_join(numbers[i], NULL);
    if (backlot_profile_stop() != 0) {
        puts(backlot_profile_problem());
        return 1;
    }
    printf("%lu %lu %lu\n", (unsigned long)spent[0], (unsigned long)spent[1],
           (unsigned long)spent[2]);
    return 0;
}
