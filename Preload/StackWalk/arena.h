/* arena.h — the memory that stacks lie in: reserved at the first use, resident as far as it is
 * used.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ARENA_H
#define ARENA_H

#include "stack_store.h"

#include <stdatomic.h>

#pragma GCC visibility push(hidden)

enum {
    ARENA_WORDS = 1 << 23, /* 64 MiB */
    MEMO_BITS = 14,
    INDEX_SLOTS = 0x400 + 0x2000 + 0x10000 + 0x80000, /* see stack_index.c */
};

/* All zero at first. What is in `words` is written before anything points to it. */
struct arena {
    _Atomic uint32_t used; /* words */
    _Atomic uint32_t stacks;
    _Atomic(const struct stack_module *) modules[STACK_MOST_MODULES];
    _Atomic uint64_t memo[1 << MEMO_BITS];
    _Atomic uint64_t index[INDEX_SLOTS];
    uint64_t words[ARENA_WORDS];
};

/* NULL when there is no memory. */
struct arena *arena(void);

/* … and when it has not been used so far. */
struct arena *arena_if_any(void);

/* Returns the first of `count` words, or 0. */
uint32_t arena_take(struct arena *, uint32_t count);

/* Gives back the last `count` words before `end`, if nobody took any since. */
void arena_return(struct arena *, uint32_t end, uint32_t count);

#pragma GCC visibility pop
#endif
