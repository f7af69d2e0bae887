/* stack_store.h — stacks, each kept once, under a number.
 *
 * Lock-free, for any thread, signal handler and child, as stack_walk is; nothing that was stored
 * moves or goes away. Frames are kept as places in files, so that they mean something when the
 * library is long unloaded, and in another process.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STACK_STORE_H
#define STACK_STORE_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

typedef uint32_t stack_id; /* 0: none. Less than 1 << 23. */

enum {
    STACK_FRAMES = 16,      /* that stack_here takes */
    STACK_MOST_FRAMES = 64, /* that are kept of a stack */
    STACK_MOST_STACKS = 1 << 18,
    STACK_MOST_MODULES = 1024,
    STACK_MODULE_UNKNOWN = 0xffff, /* code of no file; its offset is the address */
};

/* A library or program that code of a stack lies in. */
struct stack_module {
    const char *path;
    uintptr_t base; /* added to the file's addresses when it was first seen */
    uint8_t build_id[20];
    uint8_t build_id_length;
};

/* The stack of the caller. */
stack_id stack_here(void);

/* Return addresses, as stack_walk writes them. Returns 0 when there is no room, or no stack. */
stack_id stack_store(const uintptr_t *pcs, unsigned count);

/* The frames, from the innermost: module << 48 | address in its file. Returns how many. */
unsigned stack_frames(stack_id, const uint64_t **frames);

uint16_t stack_module_of(stack_id, unsigned frame);

/* NULL for a number that no module has. Modules are numbered from 0 without gaps. */
const struct stack_module *stack_module(uint16_t number);

/* How many stacks there are, and how many times there was no room for one. */
uint32_t stack_store_count(void);
uint64_t stack_store_lost(void);

/* Call it after dlclose: the same address may be another function now. */
void stack_store_epoch_bump(void);

#pragma GCC visibility pop
#endif
