/* stacks.c — SPDX-License-Identifier: Apache-2.0 */
#include "stacks.h"

#include <string.h>

size_t stack_chain(const struct kernel_sample *sample, uint64_t chain[STACK_MOST], bool *is_cut)
{
    const size_t count = sample->chain_count < STACK_MOST ? sample->chain_count : STACK_MOST;

    *is_cut = sample->chain_count >= PERF_MAX_STACK_DEPTH;
    if (count) {
        memcpy(chain, sample->chain, count * sizeof(*chain));
        return count;
    }
    chain[0] = PERF_CONTEXT_USER;
    chain[1] = sample->ip;
    return 2;
}
