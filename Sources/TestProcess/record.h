/* record.h — how a record lies in memory.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORD_H
#define RECORD_H

#include "test_record.h"

#include <stdatomic.h>

/* Both processes are the same program, so the layout has no version. */
struct test_record {
    uint64_t magic;
    uint64_t size;  /* of everything */
    uint64_t first; /* where entries begin */
    uint64_t spare; /* bytes at the end that are for beginnings and ends alone */
    uint64_t list_mark;
    _Atomic uint64_t used;
    _Atomic uint32_t lost;
    _Atomic uint32_t stacks_used;
    _Atomic uint32_t is_asked;   /* for the stacks of all threads */
    _Atomic uint32_t has_answer; /* they are there, as far as they will come */
    struct test_stack stacks[TEST_MOST_STACKS];
    struct test_module modules[TEST_MOST_MODULES];
    uint32_t count;
    uint32_t tests[];
};

/* An entry begins with this, at a multiple of eight. */
struct entry_head {
    _Atomic uint32_t is_whole;
    uint32_t kind;
    uint32_t test;
    int32_t number;
    uint64_t at;
    uint32_t length;
    uint32_t room; /* of all of it */
};

/* Fills in a stack from return addresses. */
void record_stack(struct test_record *, uint32_t number, int32_t thread, const uintptr_t *pcs,
                  unsigned count);

#endif
