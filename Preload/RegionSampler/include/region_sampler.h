/* region_sampler.h — samples of this process, taken by itself: each thread is interrupted by its
 * own CPU time, and says in which function and region it is.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_SAMPLER_H
#define REGION_SAMPLER_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct region_sampler_wish {
    const char *path;   /* of the file */
    uint32_t frequency; /* samples a second of CPU time */
    unsigned measures;  /* of enum region_measure */
    bool follows_fork;  /* the child writes to PATH.PID */
    bool takes_no_samples;
};

/* Each returns 0 or a negative errno; region_sampler_problem says in a sentence what it was. */
int region_sampler_start(const struct region_sampler_wish *);
int region_sampler_stop(void);
const char *region_sampler_problem(void);

#pragma GCC visibility pop
#endif
