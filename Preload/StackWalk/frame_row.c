/* frame_row.c — runs a call-frame program up to an address.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame_row.h"

/* DW_CFA_… */
enum {
    ADVANCE = 0x40,
    OFFSET = 0x80,
    RESTORE = 0xc0,
    NOTHING = 0,
    SET_PLACE,
    ADVANCE_1,
    ADVANCE_2,
    ADVANCE_4,
    OFFSET_EXTENDED,
    RESTORE_EXTENDED,
    UNDEFINED,
    SAME_VALUE,
    REGISTER,
    REMEMBER_STATE,
    RESTORE_STATE,
    CFA,
    CFA_REGISTER,
    CFA_OFFSET,
    CFA_EXPRESSION,
    EXPRESSION,
    OFFSET_EXTENDED_SIGNED,
    CFA_SIGNED,
    CFA_OFFSET_SIGNED,
    VALUE_OFFSET,
    VALUE_OFFSET_SIGNED,
    VALUE_EXPRESSION,
    NEGATE_RETURN_SIGNATURE = 0x2d, /* aarch64: we take every signature off */
    ARGUMENTS_SIZE = 0x2e,
    NEGATIVE_OFFSET = 0x2f,
};

enum { REMEMBERED = 4 };

struct run {
    const struct frame_info *info;
    uintptr_t address; /* where it stops */
    uintptr_t place;
    struct frame_row *row;
    const struct frame_row *first; /* as the common program leaves it; NULL while that runs */
    struct frame_row remembered[REMEMBERED];
    unsigned depth;
    bool is_strange;
};

static struct column column(struct run *run, enum column_kind kind, int64_t value)
{
    const struct column made = {(int32_t)kind, (int32_t)value};

    if (made.value != value)
        run->is_strange = true;
    return made;
}

/* A program may speak of registers that we do not follow (vectors, on aarch64). */
static void set(struct run *run, uint64_t number, enum column_kind kind, int64_t value)
{
    if (number < REGISTERS)
        run->row->columns[number] = column(run, kind, value);
}

static void restore(struct run *run, uint64_t number)
{
    static const struct column kept = {COLUMN_KEPT, 0};

    if (number < REGISTERS)
        run->row->columns[number] = run->first ? run->first->columns[number] : kept;
}

static void remember(struct run *run)
{
    if (run->depth < REMEMBERED)
        run->remembered[run->depth++] = *run->row;
    else
        run->is_strange = true;
}

static void recall(struct run *run)
{
    if (run->depth > 0)
        *run->row = run->remembered[--run->depth];
    else
        run->is_strange = true;
}

static int64_t expression(struct run *run, struct reader *program)
{
    const int64_t distance = program->at - run->info->origin;

    read_block(program, read_unsigned(program));
    return distance;
}

static int64_t units(struct run *run, struct reader *program)
{
    return (int64_t)(read_unsigned(program) * (uint64_t)run->info->data_unit);
}

static int64_t signed_units(struct run *run, struct reader *program)
{
    return (int64_t)((uint64_t)read_signed(program) * (uint64_t)run->info->data_unit);
}

static void advance(struct run *run, uint64_t count) { run->place += count * run->info->code_unit; }

static void set_cfa(struct run *run, uint64_t number, int64_t offset)
{
    run->row->cfa_register = (uint32_t)number;
    run->row->cfa = column(run, COLUMN_IS, offset);
}

static void define_cfa(struct run *run, unsigned code, struct reader *program)
{
    uint64_t number = run->row->cfa_register;
    int64_t offset = run->row->cfa.value;

    if (code == CFA_EXPRESSION) {
        run->row->cfa = column(run, COLUMN_IS_BY, expression(run, program));
        return;
    }
    if (code == CFA || code == CFA_SIGNED || code == CFA_REGISTER)
        number = read_unsigned(program);
    if (code == CFA || code == CFA_OFFSET)
        offset = (int64_t)read_unsigned(program);
    if (code == CFA_SIGNED || code == CFA_OFFSET_SIGNED)
        offset = signed_units(run, program);
    set_cfa(run, number, offset);
}

static void define_register(struct run *run, unsigned code, struct reader *program)
{
    const uint64_t number = read_unsigned(program);

    switch (code) {
    case OFFSET_EXTENDED:
        return set(run, number, COLUMN_SAVED, units(run, program));
    case NEGATIVE_OFFSET:
        return set(run, number, COLUMN_SAVED, (int64_t) - (uint64_t)units(run, program));
    case OFFSET_EXTENDED_SIGNED:
        return set(run, number, COLUMN_SAVED, signed_units(run, program));
    case VALUE_OFFSET:
        return set(run, number, COLUMN_IS, units(run, program));
    case VALUE_OFFSET_SIGNED:
        return set(run, number, COLUMN_IS, signed_units(run, program));
    case EXPRESSION:
        return set(run, number, COLUMN_SAVED_BY, expression(run, program));
    case VALUE_EXPRESSION:
        return set(run, number, COLUMN_IS_BY, expression(run, program));
    case REGISTER:
        return set(run, number, COLUMN_OTHER_REGISTER, (int64_t)read_unsigned(program));
    case UNDEFINED:
        return set(run, number, COLUMN_UNDEFINED, 0);
    case SAME_VALUE:
        return set(run, number, COLUMN_KEPT, 0);
    default: /* RESTORE_EXTENDED */
        return restore(run, number);
    }
}

static void move(struct run *run, unsigned code, struct reader *program)
{
    if (code != SET_PLACE)
        advance(run, read_bytes(program, (size_t)1 << (code - ADVANCE_1)));
    else if (!read_encoded(program, run->info->encoding, &run->place))
        run->is_strange = true;
}

static void execute_long(struct run *run, unsigned code, struct reader *program)
{
    switch (code) {
    case NOTHING:
    case NEGATE_RETURN_SIGNATURE:
        return;
    case SET_PLACE ... ADVANCE_4:
        return move(run, code, program);
    case OFFSET_EXTENDED ... REGISTER:
    case EXPRESSION:
    case OFFSET_EXTENDED_SIGNED:
    case VALUE_OFFSET ... VALUE_EXPRESSION:
    case NEGATIVE_OFFSET:
        return define_register(run, code, program);
    case REMEMBER_STATE:
        return remember(run);
    case RESTORE_STATE:
        return recall(run);
    case CFA ... CFA_EXPRESSION:
    case CFA_SIGNED:
    case CFA_OFFSET_SIGNED:
        return define_cfa(run, code, program);
    case ARGUMENTS_SIZE:
        read_unsigned(program);
        return;
    default:
        run->is_strange = true;
    }
}

static void execute(struct run *run, struct reader *program)
{
    const uint8_t code = read_byte(program);
    const unsigned low = code & 0x3f;

    switch (code & 0xc0) {
    case ADVANCE:
        return advance(run, low);
    case OFFSET:
        return set(run, low, COLUMN_SAVED, units(run, program));
    case RESTORE:
        return restore(run, low);
    default:
        return execute_long(run, low, program);
    }
}

static void run_program(struct run *run, struct reader program)
{
    while (program.at < program.end && run->place <= run->address && !run->is_strange)
        execute(run, &program);
}

/* Apart, so that its stack is free again when the frame is read. */
__attribute__((noinline)) bool frame_row_of(const struct frame_info *info, struct frame_row *row)
{
    struct frame_row first;
    struct run run;

    *row = (struct frame_row){0};
    run.info = info;
    run.address = info->address;
    run.place = info->begin;
    run.row = row;
    run.first = NULL;
    run.depth = 0;
    run.is_strange = false;
    run_program(&run, info->common);
    first = *row;
    run.first = &first;
    run_program(&run, info->program);
    return !run.is_strange;
}

struct reader column_expression(const struct frame_info *info, struct column made)
{
    /* In one of the two programs, where it was met when they ran. */
    struct reader reader = {info->origin + made.value, info->end};

    return read_block(&reader, read_unsigned(&reader));
}
