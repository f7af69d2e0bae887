/* frame_info.h — what a compiler wrote down about the frames of one function (.eh_frame).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FRAME_INFO_H
#define FRAME_INFO_H

#include "frame_tables.h"
#include "reader.h"

#pragma GCC visibility push(hidden)

struct frame_info {
    uintptr_t address;     /* that was asked about */
    uintptr_t begin;       /* of the function */
    uintptr_t size;        /* … */
    const uint8_t *origin; /* for places in these tables, as a distance */
    const uint8_t *end;    /* of these tables */
    struct reader common;  /* the call-frame program that many functions share */
    struct reader program; /* … and that of this one */
    uint64_t code_unit;
    int64_t data_unit;
    uint64_t return_register;
    uint8_t encoding;
    bool is_augmented;
    bool is_signal; /* its caller was interrupted, and did not call */
};

/* Returns false when nothing is written down about this address of our own process. */
bool frame_info_find(uintptr_t address, struct frame_info *);

/* … of a file with these tables. */
bool frame_info_in(const struct frame_tables *, uintptr_t address, struct frame_info *);

#pragma GCC visibility pop
#endif
