/* Descriptors that come and go, and many that stay.
 * SPDX-License-Identifier: Apache-2.0 */
#include "workload.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { FRAMES = 16, MOST_THREADS = 64 };

static int open_null(void) { return want(open("/dev/null", O_RDONLY | O_CLOEXEC), "open"); }

static void pair(void *unused)
{
    (void)unused;
    close(open_null());
}

/* Calls it so many frames down. What comes after the call keeps the frame. */
static __attribute__((noinline)) double deep(int frames, double (*task)(int), int count)
{
    const double result = frames > 0 ? deep(frames - 1, task, count) : task(count);

    __asm__ volatile("");
    return result;
}

static double best_pair(int unused)
{
    (void)unused;
    return measure(pair, NULL, BEST);
}

double open_and_close(const char *unused)
{
    (void)unused;
    return deep(FRAMES, best_pair, 0);
}

/* The first one finds things out, once. */
static double some_pairs(int count)
{
    pair(NULL);
    const double start = now();
    for (int i = 0; i < count; i++) {
        pair(NULL);
    }
    return (now() - start) / count / 1e3;
}

double open_and_close_some(const char *count) { return deep(FRAMES, some_pairs, atoi(count)); }

struct opener {
    pthread_t thread;
    long pairs;
};

static atomic_bool finished;

static void *open_on(void *context)
{
    struct opener *const opener = context;
    long pairs = 0;

    while (!atomic_load_explicit(&finished, memory_order_relaxed)) {
        pair(NULL);
        pairs++;
    }
    opener->pairs = pairs;
    return NULL;
}

double open_and_close_threads(const char *count)
{
    const int threads = atoi(count) < MOST_THREADS ? atoi(count) : MOST_THREADS;
    struct opener opener[MOST_THREADS];
    long pairs = 0;

    const double start = now();
    for (int i = 0; i < threads; i++) {
        want_no(pthread_create(&opener[i].thread, NULL, open_on, &opener[i]), "pthread_create");
    }
    nanosleep(&(struct timespec){.tv_nsec = 200 * 1000 * 1000}, NULL);
    atomic_store(&finished, true);
    for (int i = 0; i < threads; i++) {
        pthread_join(opener[i].thread, NULL);
        pairs += opener[i].pairs;
    }
    return (double)pairs / ((now() - start) / 1e9) / 1e3;
}

double open_memory(const char *count)
{
    const int descriptors = atoi(count);

    allow_descriptors(descriptors + 64);
    for (int i = 0; i < descriptors; i++) {
        open_null();
    }
    return resident("Pss");
}
