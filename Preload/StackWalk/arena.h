/* arena.h — the memory that stacks lie in: resident as far as it is used, and reserved piece by
 * piece, as a program may have been given little address space.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ARENA_H
#define ARENA_H

#include "stack_store.h"

#include <stdatomic.h>

#pragma GCC visibility push(hidden)

enum {
    PIECE_BITS = 16, /* words: 512 KiB */
    PIECE_WORDS = 1 << PIECE_BITS,
    ARENA_PIECES = 128, /* 64 MiB */
    MEMO_BITS = 14,
    INDEX_SLOTS = 0x400 + 0x2000 + 0x10000 + 0x80000, /* see stack_index.c */
};

/* All zero at first. What is in a piece is written before anything points to it. */
struct arena {
    _Atomic uint32_t used; /* words */
    _Atomic uint32_t stacks;
    _Atomic(const struct stack_module *) modules[STACK_MOST_MODULES];
    _Atomic uint64_t memo[1 << MEMO_BITS];
    _Atomic uint64_t index[INDEX_SLOTS];
    _Atomic(uint64_t *) pieces[ARENA_PIECES];
};

/* A word that was taken. */
static inline uint64_t *arena_word(const struct arena *in, uint32_t number)
{
    return atomic_load_explicit(&in->pieces[number >> PIECE_BITS], memory_order_acquire) +
           number % PIECE_WORDS;
}

/* NULL when there is no memory. */
struct arena *arena(void);

/* … and when it has not been used so far. */
struct arena *arena_if_any(void);

/* Returns the first of `count` words in a row, less than a piece has, or 0. */
uint32_t arena_take(struct arena *, uint32_t count);

/* Gives back the last `count` words before `end`, if nobody took any since. */
void arena_return(struct arena *, uint32_t end, uint32_t count);

#pragma GCC visibility pop
#endif
