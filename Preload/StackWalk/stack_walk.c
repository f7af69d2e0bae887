/* stack_walk.c — from frame to frame by rules.
 * SPDX-License-Identifier: Apache-2.0 */
#include "trail.h"
#include "readable.h"
#include "rule_cache.h"
#include "steps.h"

enum { MOST_FRAMES_OF_OURS = 64 };

bool stack_walk_keeps_own;

static inline __attribute__((always_inline)) enum outcome
walk(struct cursor *cursor, struct trail *trail, struct stack_notes *notes)
{
    const uint64_t epoch = atomic_load_explicit(&rule_epoch, memory_order_relaxed);
    struct reach reach = {.page = NO_PAGE, .notes = notes};
    unsigned ours = 0;

    while (trail->count < trail->most) {
        if (cursor->pc == 0)
            return ENDED;
        const struct rule rule = rule_of(cursor->pc - !cursor->is_exact, epoch);

        trail_add(trail, cursor->pc, cursor->sp, rule.is_own);
        if (trail->count == 0 && ++ours > MOST_FRAMES_OF_OURS)
            return STOPPED;
        const enum outcome outcome = step_by(&reach, rule, cursor);
        if (outcome != STEPPED)
            return outcome;
    }
    return STOPPED;
}

static __attribute__((noinline)) void walk_hard(struct trail *trail)
{
    struct registers registers = {0};

    registers_here(&registers);
    trail->count = 0;
    walk_thoroughly(&own_terrain, &registers, trail);
}

__attribute__((noinline)) unsigned stack_walk_above(uintptr_t floor, uintptr_t *pcs, unsigned most)
{
    struct trail trail = {
        .pcs = pcs, .floor = floor, .most = most, .keeps_own = stack_walk_keeps_own};
    struct cursor cursor;

    cursor_begin(&cursor, floor);
    if (walk(&cursor, &trail, NULL) == TOO_HARD)
        walk_hard(&trail);
    return trail.count;
}

__attribute__((noinline)) unsigned stack_walk(uintptr_t *pcs, unsigned most)
{
    const unsigned count = stack_walk_above((uintptr_t)__builtin_frame_address(0), pcs, most);

    /* Not as the last call of this function, whose frame is where the walk begins. */
    __asm__ volatile("");
    return count;
}

unsigned stack_walk_from(const struct stack_place *place, uintptr_t *pcs, unsigned most,
                         bool *is_cut)
{
    struct trail trail = {.pcs = pcs, .most = most, .keeps_own = stack_walk_keeps_own};
    struct cursor cursor = {.pc = place->pc, .sp = place->sp, .fp = place->fp, .is_exact = true};

    *is_cut = walk(&cursor, &trail, NULL) == TOO_HARD;
    return trail.count;
}

unsigned stack_walk_noting(const struct stack_place *place, uintptr_t *pcs, unsigned most,
                           bool *is_cut, struct stack_notes *notes)
{
    struct trail trail = {.pcs = pcs, .most = most, .keeps_own = stack_walk_keeps_own};
    struct cursor cursor = {.pc = place->pc, .sp = place->sp, .fp = place->fp, .is_exact = true};

    notes->is_void = notes->takes_fp = false;
    notes->count = 0;
    *is_cut = walk(&cursor, &trail, notes) == TOO_HARD;
    return trail.count;
}

static __attribute__((noinline)) bool walk_hard_from(const ucontext_t *context, struct trail *trail)
{
    struct registers registers = registers_interrupted(context);

    trail->count = 0;
    return walk_thoroughly(&own_terrain, &registers, trail);
}

unsigned stack_walk_interrupted(const ucontext_t *context, uintptr_t *pcs, unsigned most,
                                bool *is_cut)
{
    struct trail trail = {.pcs = pcs, .most = most, .keeps_own = true};
    struct cursor cursor = cursor_interrupted(context);
    const enum outcome outcome = walk(&cursor, &trail, NULL);

    *is_cut = outcome != ENDED;
    if (outcome == TOO_HARD)
        *is_cut = !walk_hard_from(context, &trail);
    return trail.count;
}

void stack_walk_forget(void)
{
    rule_cache_forget();
    readable_forget();
}
