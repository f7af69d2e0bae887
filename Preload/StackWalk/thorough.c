/* thorough.c — from frame to frame with all registers, as call-frame information describes it in
 * full: for functions that keep their frame in an unusual register, or describe it by expressions.
 * SPDX-License-Identifier: Apache-2.0 */
#include "expression.h"
#include "frame_row.h"
#include "rule_cache.h"
#include "steps.h"
#include "trail.h"

enum { MOST_STEPS = 256 };

/* What it stands on, and where. */
struct stand {
    const struct memory *memory;
    struct registers *registers;
    bool is_exact; /* the pc is the next instruction, and not the one after a call */
};

static bool find_cfa(const struct memory *memory, const struct frame_info *info,
                     const struct frame_row *row, const struct registers *registers, uintptr_t *cfa)
{
    if (row->cfa.kind == COLUMN_IS_BY)
        return expression_value(column_expression(info, row->cfa), memory, registers, NULL, cfa);
    if (row->cfa.kind != COLUMN_IS || row->cfa_register >= REGISTERS)
        return false;
    *cfa = registers->at[row->cfa_register];
    if (row->cfa_register == REGISTER_FP)
        *cfa = without_tag(*cfa);
    *cfa += (uintptr_t)(intptr_t)row->cfa.value;
    return true;
}

static bool find_register(const struct memory *memory, const struct frame_info *info,
                          struct column column, uintptr_t cfa, const struct registers *old,
                          uintptr_t *value)
{
    switch (column.kind) {
    case COLUMN_SAVED:
        return is_taken_back(memory, cfa, cfa + (uintptr_t)(intptr_t)column.value) ||
               memory_word(memory, cfa + (uintptr_t)(intptr_t)column.value, value);
    case COLUMN_IS:
        *value = cfa + (uintptr_t)(intptr_t)column.value;
        return true;
    case COLUMN_SAVED_BY:
        return expression_value(column_expression(info, column), memory, old, &cfa, value) &&
               memory_word(memory, *value, value);
    case COLUMN_IS_BY:
        return expression_value(column_expression(info, column), memory, old, &cfa, value);
    case COLUMN_OTHER_REGISTER:
        if (column.value >= 0 && column.value < REGISTERS)
            *value = old->at[column.value];
        return column.value >= 0 && column.value < REGISTERS;
    default:
        return true;
    }
}

static enum outcome apply(struct stand *stand, const struct frame_info *info,
                          const struct frame_row *row)
{
    const struct registers old = *stand->registers;
    uintptr_t *at = stand->registers->at;
    uintptr_t cfa;

    if (row->columns[REGISTER_RETURN].kind == COLUMN_UNDEFINED)
        return ENDED;
    if (!find_cfa(stand->memory, info, row, &old, &cfa))
        return STOPPED;
    at[REGISTER_SP] = cfa;
    for (unsigned i = 0; i < REGISTERS; i++)
        if (!find_register(stand->memory, info, row->columns[i], cfa, &old, &at[i]))
            return STOPPED;
    at[REGISTER_PC] = without_signature(at[REGISTER_RETURN]);
    return STEPPED;
}

static enum outcome apply_info(struct stand *stand, const struct frame_info *info)
{
    struct frame_row row;

    if (!frame_row_of(info, &row))
        return STOPPED;
    stand->is_exact = info->is_signal;
    return apply(stand, info, &row);
}

static enum outcome apply_signal(struct stand *stand)
{
    const ucontext_t *context = signal_context(stand->registers->at[REGISTER_SP]);

    stand->is_exact = true;
    for (unsigned i = 0; i < REGISTERS; i++)
        if (!memory_word(stand->memory, (uintptr_t)signal_register(context, i),
                         &stand->registers->at[i]))
            return STOPPED;
    return STEPPED;
}

static enum outcome apply_frame_pointer(struct stand *stand)
{
    uintptr_t *at = stand->registers->at;
    struct cursor cursor = {.sp = at[REGISTER_SP], .fp = at[REGISTER_FP]};
    const enum outcome outcome = guess(stand->memory, 0, &cursor);

    stand->is_exact = false;
    if (outcome != STEPPED)
        return outcome;
    at[REGISTER_FP] = cursor.fp;
    at[REGISTER_RETURN] = cursor.link;
    at[REGISTER_PC] = cursor.pc;
    at[REGISTER_SP] = cursor.sp;
    return STEPPED;
}

static enum outcome step_thoroughly(const struct terrain *terrain, struct rule rule,
                                    uintptr_t address, struct stand *stand)
{
    struct frame_info info;

    switch (rule.kind) {
    case RULE_END:
        return ENDED;
    case RULE_SIGNAL:
        return apply_signal(stand);
    case RULE_GUESS:
        return apply_frame_pointer(stand);
    default:
        return terrain->info_at(terrain->of, address, &info) ? apply_info(stand, &info) : STOPPED;
    }
}

__attribute__((noinline)) bool walk_thoroughly(const struct terrain *terrain,
                                               struct registers *registers, struct trail *trail)
{
    struct stand stand = {terrain->memory, registers, true};

    for (unsigned steps = 0; steps < MOST_STEPS && trail->count < trail->most; steps++) {
        const uintptr_t pc = registers->at[REGISTER_PC], address = pc - !stand.is_exact;

        if (pc == 0)
            return true;
        const struct rule rule = terrain->rule_at(terrain->of, address);
        if (rule.kind == RULE_NONE)
            return false;
        trail_add(trail, pc, registers->at[REGISTER_SP], rule.is_own);
        const enum outcome outcome = step_thoroughly(terrain, rule, address, &stand);
        if (outcome != STEPPED)
            return outcome == ENDED;
    }
    return false;
}

bool walk_registers(const struct terrain *terrain, struct registers *registers, unsigned frames)
{
    struct stand stand = {terrain->memory, registers, true};

    for (; frames > 0; frames--) {
        const uintptr_t address = registers->at[REGISTER_PC] - !stand.is_exact;
        const struct rule rule = terrain->rule_at(terrain->of, address);

        if (step_thoroughly(terrain, rule, address, &stand) != STEPPED)
            return false;
    }
    return true;
}

static struct rule own_rule(void *of, uintptr_t address)
{
    (void)of;
    return rule_of(address, atomic_load_explicit(&rule_epoch, memory_order_relaxed));
}

static bool own_info(void *of, uintptr_t address, struct frame_info *info)
{
    (void)of;
    return frame_info_find(address, info);
}

const struct terrain own_terrain = {.rule_at = own_rule, .info_at = own_info};
