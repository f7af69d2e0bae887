/* threads.c — 128 threads that wait, of which 4 work when the input ends; and 1000 more, one after
 * the other, that live for a moment.
 * SPDX-License-Identifier: Apache-2.0 */
#include "burn.h"

#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

enum { THREADS = 128, WORKERS = 4, SHORT = 1000 };

static pthread_barrier_t begun, let_go;

__attribute__((noinline)) void work_long(void) { burn(60000); }
__attribute__((noinline)) void work_short(void) { burn(100); }

static void *wait_and_work(void *number)
{
    pthread_barrier_wait(&begun);
    pthread_barrier_wait(&let_go);
    if ((uintptr_t)number < WORKERS)
        work_long();
    return NULL;
}

static void *work_a_moment(void *unused)
{
    work_short();
    return unused;
}

static void live_short(void)
{
    pthread_t thread;

    for (int i = 0; i < SHORT; i++)
        if (pthread_create(&thread, NULL, work_a_moment, NULL) == 0)
            pthread_join(thread, NULL);
}

int main(void)
{
    pthread_t threads[THREADS];
    char byte;

    pthread_barrier_init(&begun, NULL, THREADS + 1);
    pthread_barrier_init(&let_go, NULL, THREADS + 1);
    for (uintptr_t i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, wait_and_work, (void *)i);
    pthread_barrier_wait(&begun);
    puts("ready");
    fflush(stdout);
    while (read(STDIN_FILENO, &byte, 1) == 1)
        ;
    pthread_barrier_wait(&let_go);
    live_short();
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
