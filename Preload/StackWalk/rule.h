/* rule.h — how to get from a frame to its caller's, in 64 bits: for the many frames that need
 * nothing but the stack and frame pointer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RULE_H
#define RULE_H

#include "frame_info.h"

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum rule_kind {
    RULE_NONE,
    RULE_SP,       /* CFA = SP + cfa */
    RULE_FP,       /* CFA = FP + cfa */
    RULE_FP_DEREF, /* CFA = what lies at FP + cfa: a function that aligns its stack */
    RULE_GUESS,    /* nothing is known; perhaps there is a frame pointer */
    RULE_SIGNAL,   /* the kernel left the caller's registers here */
    RULE_HARD,     /* takes more than a rule */
    RULE_END,      /* no caller */
};

enum saved_fp { SAVED_FP_KEPT, SAVED_FP_FROM_CFA, SAVED_FP_FROM_FP };

/* fp_at and return_at count words. */
struct rule {
    uint64_t kind : 4;
    uint64_t is_own : 1;
    uint64_t saved_fp : 2;
    uint64_t is_return_in_link : 1;
    int64_t cfa : 24;
    int64_t fp_at : 16;
    int64_t return_at : 16;
};

_Static_assert(sizeof(struct rule) == sizeof(uint64_t), "the cache stores it as one number");

/* At the instruction at `address` of our process; takes microseconds. */
struct rule rule_find(uintptr_t address);

/* … of what was written down about it; NULL: nothing. `is_signal_return` tells that a signal
 * handler returns to it. */
struct rule rule_of_info(const struct frame_info *, bool is_signal_return);

#pragma GCC visibility pop
#endif
