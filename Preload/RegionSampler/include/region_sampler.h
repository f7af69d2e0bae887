/* region_sampler.h — samples of this process, taken by itself: each thread is interrupted by its
 * own CPU time, and says in which function and region it is.
 *
 * For any thread, also several at once. A forked child is not sampled; it may start for itself.
 * Whatever ends the program, what was sampled until shortly before is in the file.
 * What the program does meanwhile is its own affair, signals included, but for this: no system call
 * of its own, past sigaction, may give SIGTRAP its default action, which would end the program.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_SAMPLER_H
#define REGION_SAMPLER_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { REGION_SAMPLER_FREQUENCY = 1000, REGION_SAMPLER_MOST_FREQUENCY = 20000 };

struct region_sampler_wish {
    const char *path;   /* of the file; %p stands for the process's number */
    uint32_t frequency; /* samples a second of CPU time; 0: REGION_SAMPLER_FREQUENCY */
    unsigned measures;  /* of enum region_measure */
    bool follows_fork;  /* the child writes to PATH.PID */
    bool takes_no_samples;
    bool takes_timers; /* CPU timers, also where the kernel has perf events for us */
};

/* Each returns 0 or a negative errno; region_sampler_problem says in a sentence what it was that
 * this thread was last refused. A program that ends by exit() while it is sampled is stopped. */
int region_sampler_start(const struct region_sampler_wish *);
int region_sampler_stop(void);
const char *region_sampler_problem(void);

#pragma GCC visibility pop
#endif
