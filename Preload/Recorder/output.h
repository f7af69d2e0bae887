/* output.h — the file, written in pieces that end with a whole record.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "perf_data.h"

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

#pragma GCC visibility push(hidden)

enum { OUTPUT_BUFFER = 1 << 16 };

struct output {
    char path[PATH_MAX]; /* absolute */
    bool has_older;
    int file;
    int error;              /* the first one: nothing is written from then on */
    off_t written, earlier; /* where the records end, and where they ended before the last piece */
    uint64_t dropped;       /* records that were not written */
    size_t size;
    uint8_t buffer[OUTPUT_BUFFER];
};

/* A file of that name is kept as NAME.old. Returns 0, or a status after a complaint. */
int output_open(struct output *, const char *name);

/* Where `room` bytes may be put; output_took says how many were. */
uint8_t *output_room(struct output *, size_t room);
void output_took(struct output *, size_t size);

/* As if it had not been opened. */
void output_abandon(struct output *);

/* Returns 0 or a negative errno: the file is then as complete as it could be made. */
int output_close(struct output *, const struct perf_data_end *);

#pragma GCC visibility pop
#endif
