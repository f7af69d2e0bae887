/* counters.h — what the processor and the kernel count for one thread.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef COUNTERS_H
#define COUNTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { COUNTERS_HARD = 3, COUNTERS_SOFT = 2, COUNTERS = COUNTERS_HARD + COUNTERS_SOFT };

/* "instructions" and so on: the processor's first. */
extern const char *const counter_names[COUNTERS];

/* Those of the processor, as the kernel numbers them: { type, config }. */
struct counter_kind {
    uint32_t type;
    uint64_t config;
};
extern const struct counter_kind counter_kinds[COUNTERS_HARD];

/* One thread's. All zero: nothing is open. */
struct counters {
    bool is_open;
    int files[COUNTERS_HARD]; /* the first is the group's leader; -1: none */
    uint64_t ids[COUNTERS_HARD];
};

/* Opens those of this thread of which `wanted` has the bit. Returns 0 or a negative errno. */
int counters_open(struct counters *, const struct counter_kind *, unsigned wanted);
void counters_close(struct counters *);

/* Reads all; those that are not there are 0. Returns whether those of the processor, if they are
 * open, counted all the time. */
bool counters_read(const struct counters *, unsigned wanted, uint64_t values[static COUNTERS]);

/* Why counters of the processor cannot be had. */
const char *counters_problem(int error);

#pragma GCC visibility pop
#endif
