/* events.c — SPDX-License-Identifier: Apache-2.0 */
#include "events.h"
#include "kernel.h"
#include "tasks.h"
#include "text.h"
#include "sample.h"
#include "zeroed.h"
#include "own_signal.h"
#include "shim.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#ifndef TRAP_PERF
#define TRAP_PERF 6
#endif

enum { MOST_EVENTS = 1 << 15, MOST_SCANS = 16, FLAG_ASYNC = 1 };

/* What the signals of our own events carry, with a number in the lower half. */
static const uint64_t mark = (uint64_t)0x626c6f74 << 32;

struct event {
    int tid, file; /* file -1: it blocks the signal */
    uint64_t id;
};

static struct events {
    struct run *run;
    struct event *at;
    uint32_t count, blocking, added;
} events;

static void on_trap(int number, siginfo_t *info, void *context);

static struct own_signal trap = {.number = SIGTRAP, .handler = on_trap};

/* As the kernel has it behind si_addr; libc's header does not show it. */
struct perf_part {
    uint64_t data;
    uint32_t type, flags;
};

static struct perf_part perf_part(const siginfo_t *info)
{
    struct perf_part part;

    memcpy(&part, (const uint8_t *)&info->si_addr + sizeof(info->si_addr), sizeof(part));
    return part;
}

static bool is_ours(const siginfo_t *info)
{
    return info->si_code == TRAP_PERF && (perf_part(info).data & ~0xffffffffull) == mark;
}

static void on_sample(const siginfo_t *info, const ucontext_t *context)
{
    SHIM_KEEP_ERRNO;
    struct run *run = run_if_any();

    if (run && perf_part(info).flags & FLAG_ASYNC)
        sample_miss(run);
    else if (run)
        sample_take(run, context, perf_part(info).data, 1);
}

static void on_trap(int number, siginfo_t *info, void *context)
{
    (void)number;
    if (is_ours(info))
        on_sample(info, context);
    else
        own_signal_forward(&trap, info, context);
}

/* The kernel's own time is left out, for everybody: its samples would come when the thread returns
 * to the program, which by then may be another one. */
struct perf_event_attr events_attr(const struct run *run)
{
    return (struct perf_event_attr){
        .size = sizeof(struct perf_event_attr),
        .type = PERF_TYPE_SOFTWARE,
        .config = PERF_COUNT_SW_CPU_CLOCK,
        .sample_period = run->period,
        .exclude_kernel = 1,
        .exclude_hv = 1,
        .inherit = 1,
        .inherit_thread = 1,
        .remove_on_exec = 1,
        .sigtrap = 1,
        .use_clockid = 1,
        .clockid = CLOCK_MONOTONIC,
    };
}

static bool is_known(int tid)
{
    for (uint32_t i = 0; i < events.count; i++)
        if (events.at[i].tid == tid)
            return true;
    return false;
}

static int open_event(int tid, struct event *event)
{
    struct perf_event_attr attr = events_attr(events.run);

    attr.sig_data = mark | events.count;
    const int file =
        (int)direct_call6(SYS_perf_event_open, (long)&attr, tid, -1, -1, PERF_FLAG_FD_CLOEXEC, 0);
    if (file < 0)
        return file;
    event->file = kernel_move_up(file);
    kernel_control(event->file, PERF_EVENT_IOC_ID, &event->id);
    return 0;
}

/* A thread that blocks the signal would have it for good, and take it for one of its own when it
 * waits for all signals. One that has just ended is no error. */
static int add(void *with, int tid)
{
    struct event event = {.tid = tid, .file = -1};

    (void)with;
    if (is_known(tid))
        return 0;
    if (events.count == MOST_EVENTS)
        return -EMFILE;
    const bool is_blocking = task_blocks(tid, SIGTRAP);
    const int error = is_blocking ? 0 : open_event(tid, &event);
    if (error)
        return error == -ESRCH ? 0 : error;
    events.blocking += is_blocking;
    events.added++;
    events.at[events.count++] = event;
    return 0;
}

/* Until there is no new one. A thread that is started meanwhile has an event by inheritance or by
 * this, or by both: sample_take sorts that out. */
static int add_all(void)
{
    for (unsigned i = 0; i < MOST_SCANS; i++) {
        events.added = 0;
        const int error = tasks_each(add, NULL);
        if (error || events.added == 0)
            return error;
    }
    return 0;
}

/* The program may have closed the descriptor, and have another file under its number. */
static bool is_still(const struct event *event)
{
    uint64_t id = 0;

    return kernel_control(event->file, PERF_EVENT_IOC_ID, &id) == 0 && id == event->id;
}

/* A child of ours may have the descriptor as well, so closing it is not enough. */
static bool end_event(const struct event *event)
{
    if (event->file < 0)
        return true;
    if (!is_still(event))
        return false;
    kernel_control(event->file, PERF_EVENT_IOC_DISABLE, NULL);
    kernel_close(event->file);
    return true;
}

static void close_all(struct run *run)
{
    uint32_t gone = 0;

    for (uint32_t i = 0; i < events.count; i++)
        gone += !end_event(&events.at[i]);
    munmap(events.at, MOST_EVENTS * sizeof(struct event));
    events.at = NULL;
    events.count = 0;
    if (gone)
        RUN_NOTE(run, "The program closed descriptors of the profiler: from then on, threads were "
                      "not sampled.");
}

static int open_all(struct run *run)
{
    const size_t size = MOST_EVENTS * sizeof(struct event);
    struct event *at = memory_map(size);

    if (!at)
        return -ENOMEM;
    events = (struct events){.run = run, .at = at};
    const int error = add_all();
    if (error)
        close_all(run);
    return error;
}

int events_start(struct run *run)
{
    int error = own_signal_install(&trap);

    if (error)
        return error;
    error = open_all(run);
    if (error)
        own_signal_give_back(&trap);
    return error;
}

/* Looked for only where there is less than there should be: each thread takes its time. */
static int count_blocking(void *with, int tid)
{
    *(uint64_t *)with += task_blocks(tid, SIGTRAP);
    return 0;
}

static void note_blocking(struct run *run)
{
    uint64_t count = 0;
    char number[24];
    struct text text = text_in(number, sizeof(number));

    tasks_each(count_blocking, &count);
    if (count < events.blocking)
        count = events.blocking;
    text_number(&text, count);
    if (count)
        RUN_NOTE(run, "Threads that were not sampled, as they block SIGTRAP: ", number, ".");
}

void events_stop(struct run *run)
{
    close_all(run);
    if (run->taken + run->lost < run_expected(run, &run->time) / 10 * 9)
        note_blocking(run);
}

void events_give_back(struct run *run)
{
    if (own_signal_is_replaced(&trap))
        RUN_NOTE(run, "The program took SIGTRAP for itself: from then on, nothing was sampled.");
    own_signal_give_back(&trap);
}
