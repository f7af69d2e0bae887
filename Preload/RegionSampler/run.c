/* run.c — SPDX-License-Identifier: Apache-2.0 */
#include "run.h"
#include "kernel.h"
#include "zeroed.h"
#include "text.h"

static struct run *_Atomic the_run;

/* Of the usual kind it would need the loader, which not every program has as a library. */
static __thread __attribute__((tls_model("initial-exec"))) char problem_text[PROBLEM_TEXT];

struct run *run_if_any(void) { return atomic_load_explicit(&the_run, memory_order_acquire); }

static struct run *map(void)
{
    struct run *made = memory_map(sizeof(*made));

    if (!made || madvise(made, sizeof(*made), MADV_WIPEONFORK) == 0)
        return made;
    munmap(made, sizeof(*made));
    return NULL;
}

struct run *run(void)
{
    struct run *found = run_if_any();
    struct run *made = found ? found : map();

    if (found || !made || atomic_compare_exchange_strong(&the_run, &found, made))
        return made;
    munmap(made, sizeof(*made));
    return found;
}

static uint64_t user_time(void)
{
    struct rusage usage = {0};

    direct_call(SYS_getrusage, RUSAGE_SELF, (long)&usage, 0);
    return (uint64_t)usage.ru_utime.tv_sec * 1000000000 + (uint64_t)usage.ru_utime.tv_usec * 1000;
}

struct run_time run_time_now(const struct run *run)
{
    return (struct run_time){
        .ended = clock_now(CLOCK_MONOTONIC),
        .cpu = clock_now(CLOCK_PROCESS_CPUTIME_ID) - run->before.cpu,
        .user = user_time() - run->before.user,
    };
}

void run_begin(struct run *run)
{
    run->before = (struct run_time){0};
    run->before = run_time_now(run);
    run->begun = run->before.ended;
}

void run_end(struct run *run) { run->time = run_time_now(run); }

uint64_t run_expected(const struct run *run, const struct run_time *time)
{
    switch (run->trigger) {
    case TRIGGER_EVENTS:
        return time->user / run->period;
    case TRIGGER_TIMERS:
        return time->cpu / run->period;
    default:
        return 0;
    }
}

void run_note(struct run *run, const char *const parts[])
{
    if (run->note_count == RUN_NOTES)
        return;
    struct text text = text_in(run->notes[run->note_count++], RUN_NOTE);

    text_parts(&text, parts);
}

int problem(int error, const char *const parts[])
{
    struct text text = text_in(problem_text, sizeof(problem_text));

    text_parts(&text, parts);
    return error;
}

const char *region_sampler_problem(void) { return problem_text; }
