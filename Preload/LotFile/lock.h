/* lock.h — the writers' lock of a lot.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LOCK_H
#define LOCK_H

#include "layout.h"

#include <errno.h>
#include <signal.h>
#include <time.h>

/* Signals stay blocked while it is held, so that no handler meets its own thread in here, and a
 * thread that is cancelled ends afterwards. */
struct held {
    sigset_t before;
    int cancel;
};

static inline void be_alone(struct held *held)
{
    sigset_t all;

    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &held->cancel);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &held->before);
}

/* Whoever holds it may be stopped, by a debugger or Ctrl-Z: waiting for him can be ended by
 * signals. */
static inline int lock_patiently(pthread_mutex_t *mutex, const struct held *held)
{
    enum { PATIENCE = 20000000, SECOND = 1000000000 };
    sigset_t blocked;
    int result;

    while ((result = pthread_mutex_trylock(mutex)) == EBUSY) {
        struct timespec end;
        clock_gettime(CLOCK_REALTIME, &end);
        end.tv_nsec += PATIENCE;
        end.tv_sec += end.tv_nsec / SECOND;
        end.tv_nsec %= SECOND;
        if ((result = pthread_mutex_timedlock(mutex, &end)) != ETIMEDOUT)
            break;
        pthread_sigmask(SIG_SETMASK, &held->before, &blocked);
        pthread_sigmask(SIG_SETMASK, &blocked, NULL);
    }
    return result;
}

static inline void hold(pthread_mutex_t *mutex, struct held *held)
{
    be_alone(held);
    if (lock_patiently(mutex, held) == EOWNERDEAD)
        pthread_mutex_consistent(mutex);
}

static inline void let_go(pthread_mutex_t *mutex, const struct held *held)
{
    pthread_mutex_unlock(mutex);
    pthread_sigmask(SIG_SETMASK, &held->before, NULL);
    pthread_setcancelstate(held->cancel, NULL);
}

/* Readers that saw an odd number, or another one afterwards, read again. A writer that was killed
 * leaves it odd: the next one makes it odd again, not even. */
static inline void begin_change(struct lot *lot) { atomic_fetch_or(&lot->sequence, 1); }

static inline void end_change(struct lot *lot) { atomic_fetch_add(&lot->sequence, 1); }

#endif
