/* mappings.h — where code lies in memory, told to the file whenever that has changed.
 *
 * No library can tell us of what the program loads, so /proc/self/maps is read: at the beginning
 * and the end, when a stack has code that is not known, and once in a while, as a library may have
 * gone and another have taken its place.
 * Fit for a signal handler; nobody waits.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MAPPINGS_H
#define MAPPINGS_H

#include "tape.h"

#include <limits.h>

#pragma GCC visibility push(hidden)

enum { MAPPINGS_MOST = 2048, MAPPINGS_PAGES = 4096, MAPPINGS_LINE = PATH_MAX + 128 };

struct mapped {
    uint64_t start, end, file_offset, inode;
    uint32_t major, minor;
};

/* All zero at first. */
struct mappings {
    _Atomic uint32_t is_reading;
    _Atomic uint64_t read_at;               /* ns of CLOCK_MONOTONIC */
    _Atomic uint64_t pages[MAPPINGS_PAGES]; /* known, by the last bits of their numbers */
    uint32_t count;
    struct mapped at[MAPPINGS_MOST];
    char text[MAPPINGS_LINE];
};

/* Tells what is new. `time` is what the records say. Returns 0 or a negative errno. */
int mappings_read(struct mappings *, struct tape *, int pid, uint64_t time);

/* Reads if one of these addresses is not known, or the last time is long ago. */
void mappings_look(struct mappings *, struct tape *, int pid, uint64_t time, const uint64_t *pcs,
                   unsigned count);

#pragma GCC visibility pop
#endif
