/* threads.h — a thread that sits in a call, as seen by another thread.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef THREADS_H
#define THREADS_H

#include "descriptors.h"

#include <stdatomic.h>

UNUSED static atomic_int thread_in_call;

/* Says that this thread's next sleep is in the call. */
UNUSED static void about_to_call(void) { thread_in_call = gettid(); }

UNUSED static char state_of_thread(pid_t thread)
{
    char path[64], state = '?';

    snprintf(path, sizeof path, "/proc/self/task/%d/stat", thread);
    FILE *stream = fopen(path, "re");
    need(stream && fscanf(stream, "%*d (%*[^)]) %c", &state) == 1);
    fclose(stream);
    return state;
}

UNUSED static void nap(long milliseconds)
{
    nanosleep(&(struct timespec){.tv_nsec = milliseconds * 1000000}, NULL);
}

/* Returns when the other thread sleeps in its call. */
UNUSED static void wait_until_in_call(void)
{
    while (!thread_in_call)
        nap(1);
    for (int sleeping = 0; sleeping < 5; nap(2))
        sleeping = state_of_thread(thread_in_call) == 'S' ? sleeping + 1 : 0;
}

#endif
