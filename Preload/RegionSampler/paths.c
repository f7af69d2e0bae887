/* paths.c — a table of hashes, in which a number appears when what it stands for is written down.
 * SPDX-License-Identifier: Apache-2.0 */
#include "paths.h"

#include <stdbool.h>

static uint32_t hash_of(const uint16_t *ids, unsigned depth)
{
    uint32_t hash = depth;

    for (unsigned i = 0; i < depth; i++)
        hash = (hash ^ ids[i]) * 0x9e3779b1;
    return hash ^ hash >> 15;
}

static bool is_path(const struct path *path, const uint16_t *ids, unsigned depth)
{
    if (path->depth != depth)
        return false;
    for (unsigned i = 0; i < depth; i++)
        if (path->ids[i] != ids[i])
            return false;
    return true;
}

static uint32_t take_number(struct paths *paths, const uint16_t *ids, unsigned depth)
{
    const uint32_t number = atomic_fetch_add(&paths->count, 1) + 1;

    if (number >= PATHS_MOST)
        return PATH_OUTSIDE;
    for (unsigned i = 0; i < depth; i++)
        paths->at[number].ids[i] = ids[i];
    atomic_store_explicit(&paths->at[number].depth, (uint16_t)depth, memory_order_release);
    return number;
}

uint32_t paths_count(const struct paths *paths)
{
    const uint32_t count = atomic_load(&paths->count) + 1;

    return count < PATHS_MOST ? count : PATHS_MOST;
}

/* Two threads may take a number for the same path at the same time; one of them is never used. */
uint32_t path_number(struct paths *paths, const uint16_t *ids, unsigned depth)
{
    const uint32_t hash = hash_of(ids, depth);
    uint32_t taken = PATH_OUTSIDE;

    if (depth == 0)
        return PATH_OUTSIDE;
    for (uint32_t i = 0; i < PATHS_SLOTS; i++) {
        _Atomic uint32_t *slot = &paths->slots[(hash + i) % PATHS_SLOTS];
        uint32_t number = atomic_load_explicit(slot, memory_order_acquire);

        if (number == 0) {
            if (!taken && !(taken = take_number(paths, ids, depth)))
                return PATH_OUTSIDE;
            if (atomic_compare_exchange_strong(slot, &number, taken))
                return taken;
        }
        if (is_path(&paths->at[number], ids, depth))
            return number;
    }
    return PATH_OUTSIDE;
}
