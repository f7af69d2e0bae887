/* memory.h — the stack that a walk reads: that of our own process, or a copy of somebody's.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MEMORY_H
#define MEMORY_H

#include "bytes.h"
#include "readable.h"

#include <stddef.h>

#pragma GCC visibility push(hidden)

/* The bytes that lay at `start`. A pointer to none, NULL, stands for our own memory. */
struct memory {
    const uint8_t *bytes;
    uintptr_t start;
    size_t size;
};

static inline bool copy_word(const struct memory *copy, uintptr_t address, uintptr_t *word)
{
    const uintptr_t distance = address - copy->start;

    if (distance > copy->size || copy->size - distance < sizeof(*word))
        return false;
    __builtin_memcpy(word, copy->bytes + distance, sizeof(*word));
    return true;
}

/* Compilers leave it out where a function takes its registers back: what was saved below the stack
 * pointer is in its register again. Of our own process it can still be read there. A frame that is
 * below as a whole is none: setcontext() describes the registers of a context by it. */
static inline bool is_taken_back(const struct memory *memory, uintptr_t frame, uintptr_t address)
{
    return memory && address < memory->start && frame >= memory->start;
}

/* Returns false for what cannot be read. */
static inline bool memory_word(const struct memory *memory, uintptr_t address, uintptr_t *word)
{
    if (address % sizeof(*word) != 0)
        return false;
    if (memory)
        return copy_word(memory, address, word);
    if (!is_page_readable(address))
        return false;
    *word = word_at(address);
    return true;
}

#pragma GCC visibility pop
#endif
