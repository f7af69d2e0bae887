/* expression.c — the value of a DWARF expression.
 * SPDX-License-Identifier: Apache-2.0 */
#include "expression.h"

/* DW_OP_… */
enum {
    IN_MEMORY = 0x06,
    CONSTANT_1 = 0x08,
    CONSTANT_LAST = 0x0f,
    CONSTANT_UNSIGNED = 0x10,
    CONSTANT_SIGNED = 0x11,
    DUPLICATE = 0x12,
    DROP = 0x13,
    OVER = 0x14,
    SWAP = 0x16,
    AND = 0x1a,
    MINUS = 0x1c,
    TIMES = 0x1e,
    NEGATE = 0x1f,
    NOT = 0x20,
    OR = 0x21,
    PLUS = 0x22,
    PLUS_CONSTANT = 0x23,
    SHIFT_LEFT = 0x24,
    SHIFT_RIGHT = 0x25,
    SHIFT_RIGHT_SIGNED = 0x26,
    XOR = 0x27,
    EQUAL = 0x29,
    GREATER_OR_EQUAL = 0x2a,
    GREATER = 0x2b,
    LESS_OR_EQUAL = 0x2c,
    LESS = 0x2d,
    NOT_EQUAL = 0x2e,
    LITERAL = 0x30,
    LITERAL_LAST = 0x4f,
    REGISTER_PLUS = 0x70,
    REGISTER_PLUS_LAST = 0x8f,
    NUMBERED_REGISTER_PLUS = 0x92,
    NOTHING = 0x96,
};

enum { DEEPEST = 16 };

struct machine {
    struct reader code;
    const struct memory *memory;
    const struct registers *registers;
    bool may_read;
    uintptr_t stack[DEEPEST];
    unsigned depth;
    bool is_strange;
};

static void push(struct machine *machine, uintptr_t value)
{
    if (machine->depth < DEEPEST)
        machine->stack[machine->depth++] = value;
    else
        machine->is_strange = true;
}

static uintptr_t pop(struct machine *machine)
{
    if (machine->depth > 0)
        return machine->stack[--machine->depth];
    machine->is_strange = true;
    return 0;
}

static void push_memory(struct machine *machine)
{
    const uintptr_t address = pop(machine);
    uintptr_t word;

    if (machine->may_read && memory_word(machine->memory, address, &word))
        push(machine, word);
    else
        machine->is_strange = true;
}

static void push_register(struct machine *machine, uint64_t number)
{
    const int64_t distance = read_signed(&machine->code);
    const bool is_known = machine->may_read || number == REGISTER_SP || number == REGISTER_PC;

    if (number < REGISTERS && is_known)
        push(machine, machine->registers->at[number] + (uintptr_t)distance);
    else
        machine->is_strange = true;
}

static void push_constant(struct machine *machine, unsigned code)
{
    const size_t size = (size_t)1 << ((code - CONSTANT_1) / 2);

    push(machine, code & 1 ? (uintptr_t)read_signed_bytes(&machine->code, size)
                           : (uintptr_t)read_bytes(&machine->code, size));
}

static bool compare(unsigned code, intptr_t left, intptr_t right)
{
    switch (code) {
    case EQUAL:
        return left == right;
    case NOT_EQUAL:
        return left != right;
    case GREATER_OR_EQUAL:
        return left >= right;
    case GREATER:
        return left > right;
    case LESS_OR_EQUAL:
        return left <= right;
    default:
        return left < right;
    }
}

static uintptr_t calculate(unsigned code, uintptr_t left, uintptr_t right)
{
    switch (code) {
    case AND:
        return left & right;
    case MINUS:
        return left - right;
    case TIMES:
        return left * right;
    case OR:
        return left | right;
    case PLUS:
        return left + right;
    case SHIFT_LEFT:
        return right < 64 ? left << right : 0;
    case SHIFT_RIGHT:
        return right < 64 ? left >> right : 0;
    case SHIFT_RIGHT_SIGNED:
        return (uintptr_t)((intptr_t)left >> (right < 64 ? right : 63));
    default:
        return left ^ right;
    }
}

static void push_result(struct machine *machine, unsigned code)
{
    const uintptr_t right = pop(machine), left = pop(machine);

    if (code >= EQUAL && code <= NOT_EQUAL)
        push(machine, compare(code, (intptr_t)left, (intptr_t)right));
    else
        push(machine, calculate(code, left, right));
}

static void arrange(struct machine *machine, unsigned code)
{
    const uintptr_t top = pop(machine);

    if (code == DROP)
        return;
    if (code == DUPLICATE) {
        push(machine, top);
        push(machine, top);
        return;
    }
    const uintptr_t below = pop(machine);
    if (code == OVER)
        push(machine, below);
    push(machine, top);
    push(machine, below);
}

static void execute_one(struct machine *machine, unsigned code)
{
    switch (code) {
    case IN_MEMORY:
        return push_memory(machine);
    case CONSTANT_1 ... CONSTANT_LAST:
        return push_constant(machine, code);
    case CONSTANT_UNSIGNED:
        return push(machine, read_unsigned(&machine->code));
    case CONSTANT_SIGNED:
        return push(machine, (uintptr_t)read_signed(&machine->code));
    case DUPLICATE ... OVER:
    case SWAP:
        return arrange(machine, code);
    case NEGATE:
        return push(machine, -pop(machine));
    case NOT:
        return push(machine, ~pop(machine));
    case PLUS_CONSTANT:
        return push(machine, pop(machine) + read_unsigned(&machine->code));
    case AND:
    case MINUS:
    case TIMES:
    case OR ... PLUS:
    case SHIFT_LEFT ... XOR:
    case EQUAL ... NOT_EQUAL:
        return push_result(machine, code);
    case LITERAL ... LITERAL_LAST:
        return push(machine, code - LITERAL);
    case REGISTER_PLUS ... REGISTER_PLUS_LAST:
        return push_register(machine, code - REGISTER_PLUS);
    case NUMBERED_REGISTER_PLUS:
        return push_register(machine, read_unsigned(&machine->code));
    case NOTHING:
        return;
    default:
        machine->is_strange = true;
    }
}

/* There are no jumps among what is understood, so it ends. */
static bool execute(struct machine *machine, uintptr_t *value)
{
    while (machine->code.at < machine->code.end && !machine->is_strange)
        execute_one(machine, read_byte(&machine->code));
    *value = pop(machine);
    return !machine->is_strange;
}

bool expression_value(struct reader expression, const struct memory *memory,
                      const struct registers *registers, const uintptr_t *start, uintptr_t *value)
{
    struct machine machine = {
        .code = expression, .memory = memory, .registers = registers, .may_read = true};

    if (start)
        push(&machine, *start);
    return execute(&machine, value);
}

static bool value_for_sp(struct reader expression, uintptr_t pc, uintptr_t sp, uintptr_t *value)
{
    struct registers registers = {0};
    struct machine machine = {.code = expression, .registers = &registers};

    registers.at[REGISTER_SP] = sp;
    registers.at[REGISTER_PC] = pc;
    return execute(&machine, value);
}

/* That is what the linker writes for a PLT. Two values of SP, whose low bits differ, tell. */
bool expression_is_from_sp(struct reader expression, uintptr_t pc, intptr_t *distance)
{
    const uintptr_t one = 1 << 20, other = (1 << 24) + 8;
    uintptr_t from_one, from_other;

    if (!value_for_sp(expression, pc, one, &from_one) ||
        !value_for_sp(expression, pc, other, &from_other))
        return false;
    *distance = (intptr_t)(from_one - one);
    return from_one - one == from_other - other;
}

bool expression_is_from_fp(struct reader expression, bool is_in_memory, intptr_t *distance)
{
    if (read_byte(&expression) != REGISTER_PLUS + REGISTER_FP)
        return false;
    *distance = read_signed(&expression);
    return (!is_in_memory || read_byte(&expression) == IN_MEMORY) &&
           expression.at == expression.end;
}
