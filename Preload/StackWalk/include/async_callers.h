/* async_callers.h — who awaits what a thread runs: the callers of a Swift async function, which are
 * not on its stack, for its frame goes away whenever it waits.
 *
 * How Swift lays out its contexts is not public. So each chain of them is tested before it is
 * believed: it has to lead, by readable memory alone, over the very beginnings of functions to the
 * context that has no parent. What does not is no chain, and the stack stays as it is.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ASYNC_CALLERS_H
#define ASYNC_CALLERS_H

#include <stdbool.h>
#include <stdint.h>
#include <ucontext.h>

#pragma GCC visibility push(hidden)

enum { ASYNC_MOST = 128 };

/* So many frames of the stack are what the async function called, itself included; after them come
 * `pcs`, innermost first, instead of the runtime's frames that started it. Each lies in the
 * function that goes on, just behind its first byte, so that who takes one off a return address
 * stays in it. */
struct async_callers {
    unsigned sync_count;
    unsigned count;
    bool is_cut; /* there are more than fit */
    uintptr_t pcs[ASYNC_MOST];
};

/* Reads files; call it before the first signal, and again when libraries were loaded. */
void async_callers_ready(void);

/* The callers of what a signal interrupted, from its handler; `pcs` is what stack_walk_interrupted
 * said of it. Returns false when it is in no async function. */
bool async_callers_find(const ucontext_t *, const uintptr_t *pcs, unsigned count,
                        struct async_callers *);

/* In a sentence, why none were found so far; NULL when some were. */
const char *async_callers_absent(void);

#pragma GCC visibility pop
#endif
