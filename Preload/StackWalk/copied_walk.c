/* copied_walk.c — from frame to frame in a copied stack.
 * SPDX-License-Identifier: Apache-2.0 */
#include "copied_walk.h"
#include "copied_space.h"
#include "steps.h"
#include "trail.h"

_Static_assert((int)COPIED_REGISTERS == (int)REGISTERS, "the registers of DWARF, and the pc");
_Static_assert(REGISTER_PC == REGISTERS - 1, "the pc is the last one");

static enum outcome walk(const struct memory *memory, struct copied_space *space,
                         struct cursor *cursor, struct trail *trail)
{
    struct reach reach = {.memory = memory};

    while (trail->count < trail->most) {
        if (cursor->pc == 0)
            return ENDED;
        const struct rule rule = copied_space_rule(space, cursor->pc - !cursor->is_exact);

        /* What is returned to is code, or else it is no return address. */
        if (rule.kind == RULE_NONE && trail->count > 0)
            return STOPPED;
        trail->pcs[trail->count++] = cursor->pc;
        const enum outcome outcome = step_by(&reach, rule, cursor);
        if (outcome != STEPPED)
            return outcome;
    }
    return STOPPED;
}

static struct rule rule_there(void *of, uintptr_t address)
{
    return copied_space_rule(of, address);
}

static bool info_there(void *of, uintptr_t address, struct frame_info *info)
{
    return copied_space_info(of, address, info);
}

static bool walk_hard(const struct memory *memory, struct copied_space *space,
                      const uint64_t *values, struct trail *trail)
{
    const struct terrain terrain = {memory, rule_there, info_there, space};
    struct registers registers;

    for (unsigned i = 0; i < REGISTERS; i++)
        registers.at[i] = values[i];
    trail->count = 0;
    return walk_thoroughly(&terrain, &registers, trail);
}

unsigned copied_walk(const struct copied_stack *stack, struct copied_space *space, uint64_t *pcs,
                     unsigned most, bool *is_cut)
{
    const struct memory memory = {stack->bytes, stack->sp, stack->size};
    const uint64_t *at = stack->registers;
    struct trail trail = {.pcs = pcs, .most = most, .keeps_own = true};
    struct cursor cursor = {
        .pc = at[REGISTER_PC],
        .sp = at[REGISTER_SP],
        .fp = at[REGISTER_FP],
        .link = at[REGISTER_RETURN],
        .is_exact = true,
    };
    const enum outcome outcome = walk(&memory, space, &cursor, &trail);

    *is_cut = outcome != ENDED;
    if (outcome == TOO_HARD)
        *is_cut = !walk_hard(&memory, space, at, &trail);
    return trail.count;
}
