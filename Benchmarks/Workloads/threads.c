/* Eight threads, each with a connection of its own: what a lock between them would cost.
 * SPDX-License-Identifier: Apache-2.0 */
#include "endpoint.h"
#include "workload.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 8 };

static atomic_bool finished;

struct runner {
    pthread_t thread;
    struct pair pair;
    long rounds;
};

static void *run(void *context)
{
    struct runner *const runner = context;
    long rounds = 0;
    char byte = 'x';

    while (!atomic_load_explicit(&finished, memory_order_relaxed)) {
        if (write(runner->pair.here, &byte, 1) != 1 || read(runner->pair.there, &byte, 1) != 1) {
            cannot("the stream broke");
        }
        rounds++;
    }
    runner->rounds = rounds;
    return NULL;
}

double tcp_threads(const char *unused)
{
    (void)unused;
    struct runner runner[THREADS];
    struct address where;
    const int listening = listener(&where);
    long rounds = 0;

    for (int i = 0; i < THREADS; i++) {
        runner[i].pair = connected_pair(listening, &where);
    }
    const double start = now();
    for (int i = 0; i < THREADS; i++) {
        want_no(pthread_create(&runner[i].thread, NULL, run, &runner[i]), "pthread_create");
    }
    nanosleep(&(struct timespec){.tv_nsec = 200 * 1000 * 1000}, NULL);
    finished = true;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(runner[i].thread, NULL);
        rounds += runner[i].rounds;
    }
    return (double)rounds / ((now() - start) / 1e9) / 1e3;
}
