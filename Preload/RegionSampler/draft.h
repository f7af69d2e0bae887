/* draft.h — what makes the file readable before it is complete, as perf_data.h describes it: a
 * program may end by a signal, by _exit() or by exec, and nobody is asked then.
 *
 * Fit for a signal handler, and for whoever writes to the tape: one at a time.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DRAFT_H
#define DRAFT_H

#include "paths.h"
#include "perf_data.h"
#include "region_slots.h"
#include "tape.h"

#pragma GCC visibility push(hidden)

enum { DRAFT_COMMAND = 4096, DRAFT_RECORD = PATH_NAME + 64 };

/* All zero at first. */
struct draft {
    struct perf_data_draft in_file;
    uint32_t named;   /* events of which the name is in the file */
    uint64_t told_at; /* ns of CLOCK_MONOTONIC: when the story was written */
    /* To work in: a thread's stack may be small. */
    char command[DRAFT_COMMAND], name[PATH_NAME], story[PERF_DATA_DRAFT_STORY];
    uint8_t record[DRAFT_RECORD];
    _Alignas(8) uint8_t room[REGION_STATISTICS_ROOM];
};

struct run;

/* Makes room in a file that is empty; all that is written to the tape from now on comes with what
 * it needs. Returns 0 or a negative errno. */
int draft_join(struct run *);

/* From now on the file can be read. Returns 0 or a negative errno. */
int draft_begin(struct run *);

#pragma GCC visibility pop
#endif
