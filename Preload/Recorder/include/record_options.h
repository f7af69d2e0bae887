/* record_options.h — what the command line asks for.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORD_OPTIONS_H
#define RECORD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum record_verb { RECORD_START, RECORD_STOP, RECORD_RUN, RECORD_HELP };

/* How the callers of a sampled function are found. */
enum record_stacks { STACKS_UNWOUND, STACKS_BY_FRAME_POINTER, STACKS_NONE };

/* What is counted, and where a sample is taken each time that enough of it has been. */
struct record_event {
    const char *name;
    uint32_t type; /* as perf_event_attr has it */
    uint64_t config;
    bool is_time;   /* nanoseconds of CPU time */
    bool in_kernel; /* it happens nowhere else */
};

struct record_options {
    enum record_verb verb;
    int32_t pid;        /* 0: not said */
    const char *output; /* NULL: not said */
    const char *region; /* NULL: samples of all regions, and outside */
    const struct record_event *event;
    uint32_t frequency; /* samples a second */
    enum record_stacks stacks;
    uint32_t stack_size;  /* bytes of a stack that are copied for a walk, a multiple of 8 */
    bool threads;         /* all of the process, and those to come */
    bool children;        /* processes that it forks */
    bool kernel;          /* what the kernel does for it, too */
    bool all;             /* profiles of that process, to be stopped */
    int first_of_program; /* index of the arguments; 0: none */
};

/* The kernel takes multiples of 8 below 65,536. */
enum { RECORD_PROBLEM = 512, STACK_SIZE_MOST = 65528 };

/* Reads the arguments, of which the first is the program's name: backlot-record, with a verb
 * behind it, or perfme-start or perfme-stop. Returns false with a sentence when they are wrong. */
bool record_options_read(struct record_options *, int count, const char *const *arguments,
                         char problem[RECORD_PROBLEM]);

/* Returns NULL when there is none of this name. */
const struct record_event *record_event_named(const char *name);

/* For people. */
extern const char record_help[];

#pragma GCC visibility pop
#endif
