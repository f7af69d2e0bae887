/* stack_index.c — which stack has these frames.
 *
 * Four tables, each larger than the one before: a small program touches the first only. A hash has
 * a row of eight slots, one cache line, in each, and goes into the first that is free; in the last
 * table it may have the rows after its own. Slots are never emptied: an empty one ends the search.
 * SPDX-License-Identifier: Apache-2.0 */
#include "stack_index.h"

#include <stddef.h>

enum { ROW = 8, SMALLEST_BITS = 10, STEP_BITS = 3, TABLES = 4, MOST_ROWS = 16 };

/* From the bits that stack_index_entry leaves out, and some more. */
static _Atomic uint64_t *row_of(struct arena *in, uint64_t hash, unsigned table)
{
    _Atomic uint64_t *slots = in->index;

    for (unsigned i = 0; i < table; i++)
        slots += 1 << (SMALLEST_BITS + STEP_BITS * i);
    return slots + (hash & ((1 << (SMALLEST_BITS + STEP_BITS * table)) - ROW));
}

static _Atomic uint64_t *search_row(_Atomic uint64_t *row, uint64_t hash)
{
    for (unsigned i = 0; i < ROW; i++) {
        const uint64_t entry = atomic_load_explicit(&row[i], memory_order_acquire);

        if (entry == 0 || stack_index_id(entry, hash))
            return &row[i];
    }
    return NULL;
}

/* Returns the entry of this hash, or the free slot that it may have; or NULL. */
static _Atomic uint64_t *search(struct arena *in, uint64_t hash)
{
    _Atomic uint64_t *found = NULL;

    for (unsigned table = 0; table < TABLES && !found; table++)
        found = search_row(row_of(in, hash, table), hash);
    for (unsigned next = 1; next < MOST_ROWS && !found; next++)
        found = search_row(row_of(in, hash + next * ROW, TABLES - 1), hash);
    return found;
}

stack_id stack_index_find(struct arena *in, uint64_t hash)
{
    _Atomic uint64_t *slot = search(in, hash);

    return slot ? stack_index_id(atomic_load_explicit(slot, memory_order_acquire), hash) : 0;
}

stack_id stack_index_add(struct arena *in, uint64_t hash, stack_id id)
{
    _Atomic uint64_t *slot;

    while ((slot = search(in, hash))) {
        uint64_t entry = 0;

        if (atomic_compare_exchange_strong(slot, &entry, stack_index_entry(hash, id)))
            return id;
        if (stack_index_id(entry, hash))
            return stack_index_id(entry, hash);
    }
    return 0;
}
