/* shelf.h — the memory that stacks lie in: reserved at the first use, resident as far as it is
 * used.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SHELF_H
#define SHELF_H

#include "stack_store.h"

#include <stdatomic.h>

#pragma GCC visibility push(hidden)

enum {
    SHELF_WORDS = 1 << 23, /* 64 MiB */
    MEMO_BITS = 14,
    INDEX_SLOTS = 0x400 + 0x2000 + 0x10000 + 0x80000, /* see index.c */
};

/* All zero at first. What is in `words` is written before anything points to it. */
struct shelf {
    _Atomic uint32_t used; /* words */
    _Atomic uint32_t stacks;
    _Atomic(const struct stack_module *) modules[STACK_MOST_MODULES];
    _Atomic uint64_t memo[1 << MEMO_BITS];
    _Atomic uint64_t index[INDEX_SLOTS];
    uint64_t words[SHELF_WORDS];
};

/* NULL when there is no memory. */
struct shelf *shelf(void);

/* … and when it has not been used so far. */
struct shelf *shelf_if_any(void);

/* Returns the first of `count` words, or 0. */
uint32_t shelf_take(struct shelf *, uint32_t count);

/* Gives back the last `count` words before `end`, if nobody took any since. */
void shelf_return(struct shelf *, uint32_t end, uint32_t count);

#pragma GCC visibility pop
#endif
