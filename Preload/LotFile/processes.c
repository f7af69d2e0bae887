/* The set of processes that have connected: open addressing, and the dead make room.
 * SPDX-License-Identifier: Apache-2.0 */
#include "layout.h"
#include "lot_endpoints.h"

#include <errno.h>
#include <signal.h>

enum { STEPS = 32 };

static _Atomic uint64_t *place_of(const struct lot *lot, uint32_t pid, uint32_t step)
{
    return (_Atomic uint64_t *)&lot->process[(pid * 2654435761u + step) % LOT_PROCESSES];
}

static uint64_t row_of(uint32_t pid, uint32_t uid) { return (uint64_t)pid << 32 | uid; }

static bool is_vacant(uint64_t row)
{
    return !row || (kill((pid_t)(row >> 32), 0) && errno == ESRCH);
}

bool lot_has_enlisted(const struct lot *lot, uint32_t pid, uint32_t uid)
{
    for (uint32_t step = 0; step < STEPS; step++)
        if (*place_of(lot, pid, step) == row_of(pid, uid))
            return true;
    return false;
}

void lot_enlist(struct lot *lot, uint32_t pid, uint32_t uid)
{
    if (lot_has_enlisted(lot, pid, uid))
        return;
    for (uint32_t step = 0; step < STEPS; step++) {
        _Atomic uint64_t *place = place_of(lot, pid, step);
        uint64_t there = *place;
        if (is_vacant(there) && atomic_compare_exchange_strong(place, &there, row_of(pid, uid)))
            return;
    }
    /* 32 living processes stand here: one of them will be asked for by its mapping, see kin.h. */
    *place_of(lot, pid, 0) = row_of(pid, uid);
}
