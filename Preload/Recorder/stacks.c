/* stacks.c — SPDX-License-Identifier: Apache-2.0 */
#include "stacks.h"

#include <string.h>

_Static_assert((int)COPIED_REGISTERS == (int)KERNEL_REGISTERS, "both in DWARF's order");

/* Where the kernel's list goes on with addresses of the program. */
static size_t users_place(const struct kernel_sample *sample)
{
    size_t place = 0;

    while (place < sample->chain_count && sample->chain[place] != PERF_CONTEXT_USER)
        place++;
    return place;
}

static size_t copy(uint64_t *to, const uint64_t *from, size_t count, size_t most)
{
    const size_t fits = count < most ? count : most;

    if (fits)
        memcpy(to, from, fits * sizeof(*to));
    return fits;
}

/* By the copied stack, and where that ends too early, by frame pointers. Returns 0 without one. */
static size_t walk(const struct kernel_sample *sample, struct copied_space *space, uint64_t *to,
                   size_t most, bool *is_cut)
{
    const size_t place = users_place(sample) + 1;
    const bool has_chain = place < sample->chain_count;
    const struct copied_stack stack = {
        .registers = sample->registers,
        .sp = sample->registers[KERNEL_REGISTER_SP],
        .bytes = sample->stack,
        .size = sample->stack_size,
    };
    unsigned count = 0;

    if (!space || !sample->has_registers || !sample->stack)
        return 0;
    count = copied_walk(&stack, space, to, (unsigned)most, is_cut);
    if (*is_cut && has_chain)
        count = copied_walk_join(to, count, sample->chain + place,
                                 (unsigned)(sample->chain_count - place), (unsigned)most);
    return count;
}

static size_t by_frame_pointers(const struct kernel_sample *sample, uint64_t *chain, bool *is_cut)
{
    *is_cut = sample->chain_count >= PERF_MAX_STACK_DEPTH;
    if (sample->chain_count)
        return copy(chain, sample->chain, sample->chain_count, STACK_MOST);
    chain[0] = PERF_CONTEXT_USER;
    chain[1] = sample->ip;
    return 2;
}

size_t stack_chain(const struct kernel_sample *sample, struct copied_space *space,
                   uint64_t chain[STACK_MOST], bool *is_cut)
{
    const size_t kernels = copy(chain, sample->chain, users_place(sample), STACK_MOST / 2);
    size_t users = 0;

    *is_cut = false;
    chain[kernels] = PERF_CONTEXT_USER;
    users = walk(sample, space, chain + kernels + 1, STACK_MOST - kernels - 1, is_cut);
    return users ? kernels + 1 + users : by_frame_pointers(sample, chain, is_cut);
}
