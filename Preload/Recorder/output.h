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
    uint64_t samples, earlier_samples; /* in the buffer, and in the last piece */
    uint64_t lost_samples;             /* that were taken, and are not in the file */
    size_t size;
    uint8_t buffer[OUTPUT_BUFFER];
};

/* A file of that name is kept as NAME.old. Returns 0, or a status after a complaint. */
int output_open(struct output *, const char *name);

/* Where `room` bytes may be put; output_took says how many were. */
uint8_t *output_room(struct output *, size_t room);
void output_took(struct output *, size_t size);
void output_took_sample(struct output *, size_t size);

/* What is in the buffer goes to the file. */
void output_flush(struct output *);

/* As if it had not been opened. */
void output_abandon(struct output *);

/* Gives up the last piece that was written, so that there is room. */
void output_step_back(struct output *);

/* Returns 0 or a negative errno: the first one that there was. */
int output_close(struct output *, int error);

#pragma GCC visibility pop
#endif
