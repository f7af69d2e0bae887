/* run.h — what is known while this process samples itself.
 *
 * It lies in memory that a forked child finds zeroed: there nothing is sampled, whatever the parent
 * was about when it forked. Once mapped it stays, as a signal may be late.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RUN_H
#define RUN_H

#include "draft.h"
#include "mappings.h"
#include "paths.h"
#include "region_sampler.h"
#include "tape.h"

#include <limits.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { RUN_NOTES = 16, RUN_NOTE = 256, RUN_PAGE = 4096, PROBLEM_TEXT = 512 };

/* What interrupts a thread. */
enum trigger { TRIGGER_NONE, TRIGGER_EVENTS, TRIGGER_TIMERS };

/* Since a run began; ns, the latter two of the process. */
struct run_time {
    uint64_t ended, cpu, user;
};

struct run {
    _Atomic uint32_t is_busy; /* somebody starts or stops */
    _Atomic uint32_t is_on;   /* samples are taken */
    _Atomic uint32_t inside;  /* threads that may be taking one */

    /* What is zeroed for each run has pages of its own. */
    _Alignas(RUN_PAGE) bool is_started;
    uint32_t number; /* of this run, in this process and its children */
    int pid;
    enum trigger trigger;
    struct region_sampler_wish wish;
    char path[PATH_MAX];
    uint64_t period, begun;
    struct run_time before, time; /* what there was when it began; all of it, when it has ended */

    _Atomic uint64_t taken, weighed, lost, cut, blocked, doubled, own_time;
    struct paths paths;
    struct mappings mappings;
    struct tape tape;
    struct draft draft;

    uint32_t note_count;
    char notes[RUN_NOTES][RUN_NOTE];
};

/* NULL before the first start. */
struct run *run_if_any(void);

/* NULL when there is no memory. */
struct run *run(void);

/* Begins and ends the time that is sampled. */
void run_begin(struct run *);
void run_end(struct run *);

/* Until now. Fit for a signal handler. */
struct run_time run_time_now(const struct run *);

/* How many samples the time that passed in between makes. The kernel's own time counts as far as
 * it is sampled. */
uint64_t run_expected(const struct run *, const struct run_time *);

/* A sentence for the story; the parts end with NULL. */
void run_note(struct run *, const char *const parts[]);
#define RUN_NOTE(run, ...) run_note(run, (const char *const[]){__VA_ARGS__, NULL})

/* What region_sampler_problem says from now on. Returns `error`. */
int problem(int error, const char *const parts[]);
#define PROBLEM(error, ...) problem(error, (const char *const[]){__VA_ARGS__, NULL})

#pragma GCC visibility pop
#endif
