/* thread_end.c — a key whose value libc hands to us when a thread ends. The first 32 keys have their
 * place in every thread, so that setting one allocates nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "thread_end.h"
#include "busy.h"
#include "closing.h"

#include <pthread.h>

static pthread_key_t key;
static bool has_key;

static void end(void *value)
{
    (void)value;
    closing_settle();
    busy_leave();
}

void thread_end_prepare(void)
{
    has_key = pthread_key_create(&key, end) == 0 && key < 32;
}

void thread_will_end(void)
{
    if (has_key && !__libc_single_threaded)
        pthread_setspecific(key, &thread);
}
