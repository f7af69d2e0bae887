/* copied_join.c — two accounts of one stack made one. The kernel's chain leaves out the callers of
 * functions that keep no frame pointer, but has the outermost ones.
 * SPDX-License-Identifier: Apache-2.0 */
#include "copied_walk.h"

static unsigned times(const uint64_t *list, unsigned count, uint64_t address)
{
    unsigned found = 0;

    for (unsigned i = 0; i < count; i++)
        found += list[i] == address;
    return found;
}

/* The place after the address, counted from 1 as often as it may come; the last one there is when
 * it comes less often. 0: it does not come. */
static unsigned after(const uint64_t *list, unsigned count, uint64_t address, unsigned often)
{
    unsigned place = 0;

    for (unsigned i = 0; i < count && often > 0; i++)
        if (list[i] == address) {
            place = i + 1;
            often--;
        }
    return place;
}

/* A function that calls itself is in both as often. */
unsigned copied_walk_join(uint64_t *pcs, unsigned count, const uint64_t *chain,
                          unsigned chain_count, unsigned most)
{
    unsigned next = 0;

    for (unsigned last = count; last > 0 && next == 0; last--)
        next = after(chain, chain_count, pcs[last - 1], times(pcs, last, pcs[last - 1]));
    if (next == 0)
        return count;
    while (next < chain_count && count < most)
        pcs[count++] = chain[next++];
    return count;
}
