/* thorough.c — from frame to frame with all registers, as call-frame information describes it in
 * full: for functions that keep their frame in an unusual register, or describe it by expressions.
 * SPDX-License-Identifier: Apache-2.0 */
#include "expression.h"
#include "frame_row.h"
#include "readable.h"
#include "rule_cache.h"
#include "trail.h"

enum { MOST_STEPS = 96 };

static bool load(uintptr_t address, uintptr_t *word)
{
    if (address % sizeof(*word) != 0 || !is_page_readable(address))
        return false;
    *word = word_at(address);
    return true;
}

static bool find_cfa(const struct frame_info *info, const struct frame_row *row,
                     const struct registers *registers, uintptr_t *cfa)
{
    if (row->cfa.kind == COLUMN_IS_BY)
        return expression_value(column_expression(info, row->cfa), registers, NULL, cfa);
    if (row->cfa.kind != COLUMN_IS || row->cfa_register >= REGISTERS)
        return false;
    *cfa = registers->at[row->cfa_register] + (uintptr_t)(intptr_t)row->cfa.value;
    return true;
}

static bool find_register(const struct frame_info *info, struct column column, uintptr_t cfa,
                          const struct registers *old, uintptr_t *value)
{
    switch (column.kind) {
    case COLUMN_SAVED:
        return load(cfa + (uintptr_t)(intptr_t)column.value, value);
    case COLUMN_IS:
        *value = cfa + (uintptr_t)(intptr_t)column.value;
        return true;
    case COLUMN_SAVED_BY:
        return expression_value(column_expression(info, column), old, &cfa, value) &&
               load(*value, value);
    case COLUMN_IS_BY:
        return expression_value(column_expression(info, column), old, &cfa, value);
    case COLUMN_OTHER_REGISTER:
        if (column.value >= 0 && column.value < REGISTERS)
            *value = old->at[column.value];
        return column.value >= 0 && column.value < REGISTERS;
    default:
        return true;
    }
}

static bool apply(const struct frame_info *info, const struct frame_row *row,
                  struct registers *registers)
{
    const struct registers old = *registers;
    uintptr_t cfa;

    if (row->columns[REGISTER_RETURN].kind == COLUMN_UNDEFINED || !find_cfa(info, row, &old, &cfa))
        return false;
    registers->at[REGISTER_SP] = cfa;
    for (unsigned i = 0; i < REGISTERS; i++)
        if (!find_register(info, row->columns[i], cfa, &old, &registers->at[i]))
            return false;
    registers->at[REGISTER_PC] = without_signature(registers->at[REGISTER_RETURN]);
    return true;
}

static bool apply_info(uintptr_t address, struct registers *registers, bool *is_exact)
{
    struct frame_info info;
    struct frame_row row;

    if (!frame_info_find(address, &info) || !frame_row_at(address, &info, &row))
        return false;
    *is_exact = info.is_signal;
    return apply(&info, &row, registers);
}

static bool apply_signal(struct registers *registers)
{
    const ucontext_t *context = signal_context(registers->at[REGISTER_SP]);

    for (unsigned i = 0; i < REGISTERS; i++)
        if (!load((uintptr_t)signal_register(context, i), &registers->at[i]))
            return false;
    return true;
}

static bool apply_frame_pointer(struct registers *registers)
{
    const uintptr_t frame = registers->at[REGISTER_FP];

    if (frame < registers->at[REGISTER_SP] || frame - registers->at[REGISTER_SP] > 1 << 20 ||
        !load(frame, &registers->at[REGISTER_FP]) ||
        !load(frame + sizeof(frame), &registers->at[REGISTER_RETURN]))
        return false;
    registers->at[REGISTER_PC] = without_signature(registers->at[REGISTER_RETURN]);
    registers->at[REGISTER_SP] = frame + 2 * sizeof(frame);
    return true;
}

static bool step(struct rule rule, uintptr_t address, struct registers *registers, bool *is_exact)
{
    if (rule.kind == RULE_SIGNAL)
        return *is_exact = true, apply_signal(registers);
    if (rule.kind == RULE_GUESS)
        return *is_exact = false, apply_frame_pointer(registers);
    return rule.kind != RULE_END && apply_info(address, registers, is_exact);
}

__attribute__((noinline)) void walk_thoroughly(struct trail *trail)
{
    const uint64_t epoch = atomic_load_explicit(&rule_epoch, memory_order_relaxed);
    struct registers registers = {0};
    bool is_exact = true;

    registers_here(&registers);
    for (unsigned steps = 0; steps < MOST_STEPS && trail->count < trail->most; steps++) {
        const uintptr_t pc = registers.at[REGISTER_PC], address = pc - !is_exact;

        if (pc == 0)
            return;
        const struct rule rule = rule_of(address, epoch);
        trail_add(trail, pc, registers.at[REGISTER_SP], rule.is_own);
        if (!step(rule, address, &registers, &is_exact))
            return;
    }
}
