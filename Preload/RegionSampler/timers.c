/* timers.c — SPDX-License-Identifier: Apache-2.0 */
#include "timers.h"
#include "kernel.h"
#include "zeroed.h"
#include "own_signal.h"
#include "sample.h"
#include "shim.h"
#include "tasks.h"
#include "text.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

enum {
    MOST_TIMERS = 1 << 13,
    SEARCH = 4000000,  /* ns of the process's CPU time, after which a new thread is looked for */
    THOROUGHLY = 5,    /* … and all of them, this much seldomer */
    OF_THREAD = 4 | 2, /* a clock's last bits: a thread's CPU time, user and system */
};

struct timer {
    int tid, id;
    uint32_t seen; /* in which search */
};

static void on_time(int number, siginfo_t *info, void *context);

static struct own_signal usual = {.number = SIGPROF, .handler = on_time};
/* Where the program has that one for itself. Once it has a number, it keeps it. */
static struct own_signal realtime = {.handler = on_time};
static struct own_signal *signal_of_time = &usual;

/* Who searches is alone at it. */
static struct timers {
    _Atomic uint32_t is_searching;
    struct run *run;
    struct timer *at;
    uint32_t count, search, meetings;
    int searcher; /* a timer of the whole process */
    int error;
} timers;

/* What our timers' signals carry. */
static const char of_thread, of_process;

static clockid_t clock_of(int tid) { return (clockid_t)(~(unsigned)tid << 3 | OF_THREAD); }

/* `tid` 0: whichever thread runs, as Linux 6.4 and later have it; the first one before. */
static int create(clockid_t clock, int tid, const void *mark, uint64_t period)
{
    struct sigevent event = {.sigev_signo = signal_of_time->number,
                             .sigev_notify = tid ? SIGEV_THREAD_ID : SIGEV_SIGNAL};
    const struct timespec time = {(time_t)(period / 1000000000), (long)(period % 1000000000)};
    const struct itimerspec each = {time, time};
    int id = -1;

    event.sigev_value.sival_ptr = (void *)mark;
    event.sigev_notify_thread_id = tid;
    const int error = (int)direct_call(SYS_timer_create, clock, (long)&event, (long)&id);
    if (error)
        return error;
    direct_call4(SYS_timer_settime, id, 0, (long)&each, 0);
    return id;
}

static struct timer *find(int tid)
{
    for (uint32_t i = 0; i < timers.count; i++)
        if (timers.at[i].tid == tid)
            return &timers.at[i];
    return NULL;
}

/* A thread that has just ended is no error. */
static int see(void *with, int tid)
{
    struct timer *known = find(tid);

    (void)with;
    if (known) {
        known->seen = timers.search;
        return 0;
    }
    if (timers.count == MOST_TIMERS)
        return 0;
    const int id = create(clock_of(tid), tid, &of_thread, timers.run->period);
    if (id < 0)
        timers.error = id;
    else
        timers.at[timers.count++] = (struct timer){tid, id, timers.search};
    return 0;
}

/* Those of threads that are there no longer. */
static void delete_unseen(void)
{
    for (uint32_t i = 0; i < timers.count;) {
        if (timers.at[i].seen == timers.search) {
            i++;
            continue;
        }
        direct_call(SYS_timer_delete, timers.at[i].id, 0, 0);
        timers.at[i] = timers.at[--timers.count];
    }
}

static void search(void)
{
    if (atomic_exchange_explicit(&timers.is_searching, 1, memory_order_acquire))
        return;
    timers.search++;
    if (timers.at && tasks_each(see, NULL) == 0)
        delete_unseen();
    atomic_store_explicit(&timers.is_searching, 0, memory_order_release);
}

/* The thread that runs is the one to look at; where the signal comes to another, all are. Returns
 * whether it is new. */
static bool meet(void)
{
    const int tid = kernel_thread();

    if (atomic_exchange_explicit(&timers.is_searching, 1, memory_order_acquire))
        return false;
    const bool is_new = timers.at && !find(tid);
    if (is_new)
        see(NULL, tid);
    const bool is_thorough = !is_new && ++timers.meetings % THOROUGHLY == 0;
    atomic_store_explicit(&timers.is_searching, 0, memory_order_release);
    if (is_thorough)
        search();
    return is_new;
}

/* Returns false where it is not ours. */
static bool on_tick(const siginfo_t *info, const ucontext_t *context)
{
    SHIM_KEEP_ERRNO;
    struct run *run = run_if_any();
    const void *mark = info->si_code == SI_TIMER ? info->si_value.sival_ptr : NULL;

    if (mark == &of_thread && run)
        sample_take(run, context, (uintptr_t)mark, 1 + (uint64_t)info->si_overrun);
    else if (mark == &of_process && run && sample_has_stack(context) && meet())
        sample_take(run, context, (uintptr_t)&of_thread, 1);
    return mark == &of_thread || mark == &of_process;
}

static void on_time(int number, siginfo_t *info, void *context)
{
    if (!on_tick(info, context))
        own_signal_forward(number == usual.number ? &usual : &realtime, info, context);
}

static bool is_free(int number)
{
    struct sigaction action;

    return own_signal_action(number, NULL, &action) == 0 && action.sa_handler == SIG_DFL;
}

static bool has_profiling_timer(void)
{
    struct itimerval timer = {0};

    return getitimer(ITIMER_PROF, &timer) == 0 && (timer.it_value.tv_sec || timer.it_value.tv_usec);
}

static int find_free(void)
{
    for (int number = SIGRTMAX; number >= SIGRTMIN; number--)
        if (is_free(number))
            return number;
    return 0;
}

/* The program may be profiling itself in its own way: a tick of ours that waits for its delivery
 * would swallow one of its own. */
static int choose_signal(struct run *run)
{
    signal_of_time = &usual;
    if (is_free(SIGPROF) && !has_profiling_timer())
        return 0;
    if (!realtime.number)
        realtime.number = find_free();
    if (!realtime.number)
        return -EBUSY;
    signal_of_time = &realtime;
    RUN_NOTE(run, "The program has SIGPROF for itself; its samples came by a realtime signal.");
    return 0;
}

/* They tick no faster than the kernel does. */
static void settle_period(struct run *run)
{
    char ticks[24];
    struct text text = text_in(ticks, sizeof(ticks));
    struct timespec tick = {0};

    clock_getres(CLOCK_MONOTONIC_COARSE, &tick);
    if ((uint64_t)tick.tv_nsec <= run->period)
        return;
    run->period = (uint64_t)tick.tv_nsec;
    text_number(&text, 1000000000 / run->period);
    RUN_NOTE(run, "The kernel's timers tick ", ticks,
             " times a second: no more samples were taken.");
}

static int create_all(void)
{
    search();
    if (timers.count == 0)
        return timers.error ? timers.error : -ESRCH;
    timers.searcher = create(CLOCK_PROCESS_CPUTIME_ID, 0, &of_process, SEARCH);
    return timers.searcher < 0 ? timers.searcher : 0;
}

/* Whoever searches goes on to the end first. */
static void delete_all(void)
{
    if (timers.searcher >= 0)
        direct_call(SYS_timer_delete, timers.searcher, 0, 0);
    while (atomic_exchange_explicit(&timers.is_searching, 1, memory_order_acquire))
        direct_call(SYS_sched_yield, 0, 0, 0);
    timers.search++;
    delete_unseen();
    munmap(timers.at, MOST_TIMERS * sizeof(struct timer));
    timers.at = NULL;
    atomic_store_explicit(&timers.is_searching, 0, memory_order_release);
}

int timers_start(struct run *run)
{
    const size_t size = MOST_TIMERS * sizeof(struct timer);
    struct timer *at = memory_map(size);
    int error = !at ? -ENOMEM : choose_signal(run);

    if (!error)
        error = own_signal_install(signal_of_time);
    if (error)
        return error;
    timers = (struct timers){.run = run, .at = at, .searcher = -1};
    settle_period(run);
    error = create_all();
    if (error) {
        delete_all();
        own_signal_give_back(signal_of_time);
    }
    return error;
}

/* A tick that comes late is one sample of more weight. */
static void note_weight(struct run *run)
{
    char number[24];
    struct text text = text_in(number, sizeof(number));

    text_number(&text, run->weighed);
    RUN_NOTE(run, "A sample may stand for several ticks of a timer; together they stand for ",
             number, ".");
}

void timers_stop(struct run *run)
{
    delete_all();
    note_weight(run);
}

void timers_give_back(struct run *run)
{
    if (own_signal_is_replaced(signal_of_time))
        RUN_NOTE(run, "The program took the signal of our timers for itself: from then on, nothing "
                      "was sampled.");
    own_signal_give_back(signal_of_time);
}
