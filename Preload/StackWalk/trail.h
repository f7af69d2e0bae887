/* trail.h — the two ways to walk.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TRAIL_H
#define TRAIL_H

#include "machine.h"
#include "memory.h"
#include "rule.h"
#include "stack_latest.h"

#pragma GCC visibility push(hidden)

/* What a walk writes. Frames of which the stack pointer is not above `floor` are those that walk.
 */
struct trail {
    uintptr_t *pcs;
    uintptr_t floor;
    unsigned count, most;
    bool keeps_own;
};

/* Notes the frame, unless it belongs to those at the beginning that are left out. */
static inline void trail_add(struct trail *trail, uintptr_t pc, uintptr_t sp, bool is_own)
{
    if (trail->count == 0 && (sp <= trail->floor || (is_own && !trail->keeps_own)))
        return;
    trail->pcs[trail->count++] = pc;
}

/* Walks from the caller of the function whose frame address `floor` is. */
unsigned stack_walk_above(uintptr_t floor, uintptr_t *pcs, unsigned most);

/* As stack_walk_from, and notes what it read. */
unsigned stack_walk_noting(const struct stack_place *, uintptr_t *pcs, unsigned most, bool *is_cut,
                           struct stack_notes *);

/* Moved by what makes stored lists of addresses mean something else. */
uint64_t stack_store_epoch(void);

/* What a thorough walk goes by: what is known of our process, or of another. */
struct terrain {
    const struct memory *memory;
    struct rule (*rule_at)(void *of, uintptr_t address);
    bool (*info_at)(void *of, uintptr_t address, struct frame_info *);
    void *of;
};

/* Follows all registers, with no cache: for the walk that a rule cannot lead on. Returns whether it
 * came to the beginning of the thread. */
__attribute__((cold)) bool walk_thoroughly(const struct terrain *, struct registers *,
                                           struct trail *);

/* Goes out so many frames; false: it does not get there. */
__attribute__((cold)) bool walk_registers(const struct terrain *, struct registers *,
                                          unsigned frames);

/* … of our process. */
extern const struct terrain own_terrain;

#pragma GCC visibility pop
#endif
