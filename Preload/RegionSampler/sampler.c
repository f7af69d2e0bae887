/* sampler.c — from start to stop. SPDX-License-Identifier: Apache-2.0 */
#include "async_callers.h"
#include "events.h"
#include "draft.h"
#include "finish.h"
#include "follow.h"
#include "kernel.h"
#include "region_slots.h"
#include "run.h"
#include "shim.h"
#include "text.h"
#include "timers.h"

#include <errno.h>
#include <sched.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>

/* Moved in each process: what a thread knows of an earlier run, or of its parent's, is void. */
static _Atomic uint32_t runs;

/* The program may go to another folder meanwhile. */
static void expand(const char *pattern, int pid, char path[PATH_MAX])
{
    struct text text = text_for_path(pattern, path, PATH_MAX);

    for (; *pattern; pattern++) {
        if (pattern[0] == '%' && pattern[1] == 'p') {
            text_number(&text, (uint64_t)pid);
            pattern++;
        } else {
            text_byte(&text, *pattern);
        }
    }
}

static int refuse_file(const struct run *run, int file, int error, const char *why)
{
    if (file >= 0)
        kernel_close(file);
    return PROBLEM(error, "cannot write the profile to ", run->path, ": ",
                   why ? why : text_of_error(-error), "; name another file");
}

/* What is in the file stays there until it is sure that it is ours to write. */
static int open_locked(struct run *run, off_t *size)
{
    const int file = kernel_open(run->path, O_RDWR | O_CREAT | O_NOCTTY | O_NONBLOCK, 0600);
    struct stat status;

    if (file < 0)
        return refuse_file(run, file, file, NULL);
    run->tape.file = kernel_move_up(file);
    if (kernel_status(run->tape.file, &status) != 0 || !S_ISREG(status.st_mode))
        return refuse_file(run, run->tape.file, -EINVAL, "it is not a regular file");
    if (direct_call(SYS_flock, run->tape.file, LOCK_EX | LOCK_NB, 0) != 0)
        return refuse_file(run, run->tape.file, -EBUSY,
                           "another process is writing to it, and %p in a name stands for the "
                           "number of a process");
    run->tape.device = status.st_dev;
    run->tape.inode = status.st_ino;
    *size = status.st_size;
    return 0;
}

/* As perf does: the file becomes FILE.old. */
static bool is_put_aside(const struct run *run)
{
    char old[PATH_MAX + sizeof(".old")];

    strcpy(stpcpy(old, run->path), ".old");
    return direct_call4(SYS_renameat, AT_FDCWD, (long)run->path, AT_FDCWD, (long)old) == 0;
}

static int open_file(struct run *run)
{
    off_t size = 0;
    int error = open_locked(run, &size);

    if (!error && size > 1 && is_put_aside(run)) {
        kernel_close(run->tape.file);
        error = open_locked(run, &size);
    }
    if (error)
        return error;
    /* Not to nothing: some file systems then write the new file to the disk when it is closed. */
    direct_call(SYS_ftruncate, run->tape.file, 1, 0);
    return 0;
}

static int begin_file(struct run *run)
{
    int error = open_file(run);

    if (error)
        return error;
    error = draft_join(run);
    if (error == -EFBIG)
        return refuse_file(run, run->tape.file, error,
                           "files may not have more than 1 MiB here (ulimit -f)");
    if (error)
        return refuse_file(run, run->tape.file, error, NULL);
    mappings_read(&run->mappings, &run->tape, run->pid, clock_now(CLOCK_MONOTONIC));
    return 0;
}

/* All zero, but for what says that somebody is at it. The memory goes back to the kernel. */
static void clear(struct run *run)
{
    madvise(&run->is_started, sizeof(*run) - offsetof(struct run, is_started), MADV_DONTNEED);
}

static int prepare(struct run *run, const struct region_sampler_wish *wish)
{
    const uint32_t frequency = wish->frequency ? wish->frequency : REGION_SAMPLER_FREQUENCY;

    clear(run);
    run->number = atomic_fetch_add(&runs, 1) + 1;
    run->pid = kernel_process();
    run->wish = *wish;
    run->period = 1000000000 / frequency;
    expand(wish->path, run->pid, run->path);
    run->wish.path = run->tape.path = run->path;
    return begin_file(run);
}

/* A handler takes some microseconds; its thread may wait for a processor for longer. */
static void wait_until_nobody_is_inside(const struct run *run)
{
    const uint64_t begun = clock_now(CLOCK_MONOTONIC), most = 2000000000;

    while (atomic_load(&run->inside) && clock_now(CLOCK_MONOTONIC) - begun < most)
        sched_yield();
}

/* Where the kernel has no events for us, its timers do. */
static int start_trigger(struct run *run)
{
    int error = run->wish.takes_timers ? 0 : events_start(run);

    if (!error && !run->wish.takes_timers) {
        run->trigger = TRIGGER_EVENTS;
        return 0;
    }
    if (error == -EMFILE || error == -ENFILE || error == -ENOMEM)
        return PROBLEM(error, "cannot sample each thread: ", text_of_error(-error),
                       "; raise the limit of open files (ulimit -n)");
    if (error)
        RUN_NOTE(run, "Samples were taken by CPU timers: perf_event_open says ",
                 text_of_error(-error), ".");
    else
        RUN_NOTE(run, "Samples were taken by CPU timers, as was wished.");
    error = timers_start(run);
    run->trigger = error ? TRIGGER_NONE : TRIGGER_TIMERS;
    return error ? PROBLEM(error, "cannot sample this process: the kernel has no timer for it (",
                           text_of_error(-error), ")")
                 : 0;
}

static void stop_trigger(struct run *run)
{
    if (run->trigger == TRIGGER_EVENTS)
        events_stop(run);
    if (run->trigger == TRIGGER_TIMERS)
        timers_stop(run);
    atomic_store(&run->is_on, 0);
    wait_until_nobody_is_inside(run);
    if (run->trigger == TRIGGER_EVENTS)
        events_give_back(run);
    if (run->trigger == TRIGGER_TIMERS)
        timers_give_back(run);
}

/* There is nothing to keep. */
static void give_up(struct run *run)
{
    atomic_store(&run->is_on, 0);
    wait_until_nobody_is_inside(run);
    run->is_started = false;
    direct_call(SYS_ftruncate, run->tape.file, 0, 0);
    direct_call(SYS_flock, run->tape.file, LOCK_UN, 0);
    kernel_close(run->tape.file);
}

static int start(struct run *run, const struct region_sampler_wish *wish)
{
    int error = prepare(run, wish);

    if (error)
        return error;
    region_measure(wish->measures);
    run_begin(run);
    error = draft_begin(run);
    if (error)
        direct_call(SYS_ftruncate, run->tape.file, 0, 0);
    if (error)
        return refuse_file(run, run->tape.file, error, NULL);
    run->is_started = true;
    if (!wish->takes_no_samples) {
        async_callers_ready();
        atomic_store(&run->is_on, 1);
        error = start_trigger(run);
    }
    if (error)
        give_up(run);
    else
        follow(wish->follows_fork ? wish : NULL);
    return error;
}

static int check(const struct region_sampler_wish *wish)
{
    if (!wish->path || !wish->path[0])
        return PROBLEM(-EINVAL, "the profile needs the name of a file");
    if (strlen(wish->path) >= PATH_MAX - 32)
        return PROBLEM(-ENAMETOOLONG, "the name of the profile's file is too long");
    if (wish->frequency > REGION_SAMPLER_MOST_FREQUENCY)
        return PROBLEM(-EINVAL, "the profile's frequency is at most 20000 samples a second");
    return 0;
}

int region_sampler_start(const struct region_sampler_wish *wish)
{
    struct run *run_here = run();
    int error = check(wish);

    if (error)
        return error;
    if (!run_here)
        return PROBLEM(-ENOMEM, "there is no memory for a profile");
    if (atomic_exchange(&run_here->is_busy, 1))
        return PROBLEM(-EBUSY, "another thread is starting or stopping the profile");
    error = run_here->is_started
                ? PROBLEM(-EALREADY, "a profile is being taken already; stop it first")
                : start(run_here, wish);
    atomic_store(&run_here->is_busy, 0);
    return error;
}

static void note_missed(struct run *run)
{
    char number[24];
    struct text text = text_in(number, sizeof(number));
    const uint64_t missed = run->wish.measures ? region_calls_missed() : 0;

    text_number(&text, missed);
    if (missed)
        RUN_NOTE(run,
                 "Calls of regions that were not kept, as there was no room for them: ", number,
                 ".");
}

static int stop(struct run *run)
{
    run_end(run);
    stop_trigger(run);
    note_missed(run);
    run->is_started = false;
    follow(NULL);
    return finish_file(run);
}

int region_sampler_stop(void)
{
    struct run *run = run_if_any();

    /* A vfork child has its parent's memory. */
    if (!run || (run->is_started && run->pid != kernel_process()))
        return PROBLEM(-EINVAL, "no profile is being taken; start one first");
    if (atomic_exchange(&run->is_busy, 1))
        return PROBLEM(-EBUSY, "another thread is starting or stopping the profile");
    const int error = run->is_started
                          ? stop(run)
                          : PROBLEM(-EINVAL, "no profile is being taken; start one first");

    atomic_store(&run->is_busy, 0);
    return error;
}

__attribute__((destructor)) static void stop_at_exit(void)
{
    const struct run *run = run_if_any();

    if (run && run->is_started && region_sampler_stop() != 0)
        SHIM_SAY(region_sampler_problem());
}
