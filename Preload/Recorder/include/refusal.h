/* refusal.h — why the kernel gives no events, for people.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REFUSAL_H
#define REFUSAL_H

#include "record_options.h"

#pragma GCC visibility push(hidden)

struct refusal {
    int error; /* of perf_event_open */
    const struct record_event *event;
    uint32_t frequency;
    bool wants_kernel;
    int32_t pid;
    uint32_t owner, user; /* whose process it is, and who we are */
    long paranoid;        /* kernel.perf_event_paranoid; negative when all is allowed */
    long fastest;         /* kernel.perf_event_max_sample_rate */
};

/* Writes a sentence that ends with what to do; returns a status of sysexits.h. */
int refusal_explain(const struct refusal *, char words[RECORD_PROBLEM]);

#pragma GCC visibility pop
#endif
