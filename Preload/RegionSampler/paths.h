/* paths.h — a number for each way into a region: "request/parse" is another event than "parse".
 * Fit for a signal handler; nobody waits.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PATHS_H
#define PATHS_H

#include <stdatomic.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum {
    PATHS_MOST = 4096,
    PATHS_SLOTS = 2 * PATHS_MOST,
    PATH_DEPTH = 16,
    PATH_NAME = PATH_DEPTH * 64 + 16,
    PATH_OUTSIDE = 0, /* of all regions; also where there is no number left */
};

struct path {
    _Atomic uint16_t depth; /* 0: the path is not there yet */
    uint16_t ids[PATH_DEPTH];
    _Atomic uint32_t samples;
};

/* All zero at first. */
struct paths {
    _Atomic uint32_t count; /* without number 0; may be more than there are */
    _Atomic uint32_t slots[PATHS_SLOTS];
    struct path at[PATHS_MOST];
};

/* How many numbers there are, with 0. */
uint32_t paths_count(const struct paths *);

uint32_t path_number(struct paths *, const uint16_t *ids, unsigned depth);

#pragma GCC visibility pop
#endif
