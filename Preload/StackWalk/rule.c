/* rule.c — makes a rule of what call-frame information says, where it fits into one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rule.h"
#include "expression.h"
#include "frame_row.h"
#include "readable.h"

enum { WORD = sizeof(uintptr_t), SIGNAL_RETURN_LENGTH = 16 };

static bool fits_cfa(struct rule *rule, intptr_t distance)
{
    rule->cfa = distance;
    return rule->cfa == distance;
}

static bool take_cfa(struct rule *rule, const struct frame_info *info, const struct frame_row *row)
{
    intptr_t distance = row->cfa.value;

    if (row->cfa.kind == COLUMN_IS) {
        rule->kind = row->cfa_register == REGISTER_SP ? RULE_SP : RULE_FP;
        return (row->cfa_register == REGISTER_SP || row->cfa_register == REGISTER_FP) &&
               fits_cfa(rule, distance);
    }
    if (row->cfa.kind != COLUMN_IS_BY)
        return false;
    const struct reader expression = column_expression(info, row->cfa);
    if (expression_is_from_sp(expression, info->address, &distance))
        rule->kind = RULE_SP;
    else if (expression_is_from_fp(expression, true, &distance))
        rule->kind = RULE_FP_DEREF;
    else
        return false;
    return fits_cfa(rule, distance);
}

static bool take_fp(struct rule *rule, const struct frame_info *info, struct column column)
{
    intptr_t distance = column.value;

    if (column.kind == COLUMN_KEPT)
        return true;
    if (column.kind == COLUMN_SAVED)
        rule->saved_fp = SAVED_FP_FROM_CFA;
    else if (column.kind == COLUMN_SAVED_BY &&
             expression_is_from_fp(column_expression(info, column), false, &distance))
        rule->saved_fp = SAVED_FP_FROM_FP;
    else
        return false;
    rule->fp_at = distance / WORD;
    return rule->fp_at * WORD == distance;
}

static bool take_return(struct rule *rule, struct column column)
{
    if (column.kind == COLUMN_UNDEFINED) {
        rule->kind = RULE_END;
        return true;
    }
    rule->is_return_in_link = column.kind == COLUMN_KEPT && REGISTER_RETURN != REGISTER_PC;
    rule->return_at = column.value / WORD;
    return rule->is_return_in_link ||
           (column.kind == COLUMN_SAVED && rule->return_at * WORD == column.value);
}

static bool take(struct rule *rule, const struct frame_info *info)
{
    struct frame_row row;

    return frame_row_of(info, &row) && take_cfa(rule, info, &row) &&
           row.columns[REGISTER_SP].kind == COLUMN_KEPT &&
           take_fp(rule, info, row.columns[REGISTER_FP]) &&
           take_return(rule, row.columns[REGISTER_RETURN]);
}

/* A function that is one signal frame is asked about with the address before it: see stack_walk.c.
 */
static bool returns_from_signal(uintptr_t address)
{
    return is_readable_now(address) && is_readable_now(address + SIGNAL_RETURN_LENGTH) &&
           (is_signal_return((const void *)address) ||
            is_signal_return((const void *)(address + 1)));
}

struct rule rule_of_info(const struct frame_info *info, bool is_signal_return)
{
    struct rule rule = {0};

    if (is_signal_return)
        rule.kind = RULE_SIGNAL;
    else if (!info)
        rule.kind = RULE_GUESS;
    else if (info->is_signal || !take(&rule, info))
        rule = (struct rule){.kind = RULE_HARD};
    return rule;
}

struct rule rule_find(uintptr_t address)
{
    struct frame_info info;
    const bool has_info = frame_info_find(address, &info);
    const bool is_return = (!has_info || info.is_signal) && returns_from_signal(address);
    struct rule rule = rule_of_info(has_info ? &info : NULL, is_return);

    rule.is_own = is_own_code(address);
    return rule;
}
