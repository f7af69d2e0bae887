/* stacks.h — the callers of a sampled function, as the file has them.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STACKS_H
#define STACKS_H

#include "copied_walk.h"
#include "kernel_record.h"

#pragma GCC visibility push(hidden)

enum { STACK_MOST = 512 };

/* Returns how many addresses it wrote. `is_cut`: there were more. Where there is a copy of the
 * stack, it is walked in `space`, which may be NULL. */
size_t stack_chain(const struct kernel_sample *, struct copied_space *space,
                   uint64_t chain[STACK_MOST], bool *is_cut);

#pragma GCC visibility pop
#endif
