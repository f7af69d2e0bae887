/* frame_row.h — where a frame keeps its caller's registers, at one address.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FRAME_ROW_H
#define FRAME_ROW_H

#include "frame_info.h"
#include "machine.h"

#pragma GCC visibility push(hidden)

enum column_kind {
    COLUMN_KEPT,          /* unchanged */
    COLUMN_UNDEFINED,     /* gone; as a return address: the end of the stack */
    COLUMN_SAVED,         /* in memory, at CFA + value */
    COLUMN_IS,            /* CFA + value */
    COLUMN_SAVED_BY,      /* in memory, at the address that an expression gives */
    COLUMN_IS_BY,         /* what an expression gives */
    COLUMN_OTHER_REGISTER /* in the register with this number */
};

struct column {
    int32_t kind : 4, value : 28; /* of an expression: its distance from the frame info's origin */
};

/* CFA, the "canonical frame address", is the stack pointer as the caller has it after the call. */
struct frame_row {
    struct column columns[REGISTERS];
    struct column cfa; /* COLUMN_IS: register + offset; COLUMN_IS_BY */
    uint32_t cfa_register;
};

/* Returns false for what is not understood. */
bool frame_row_of(const struct frame_info *, struct frame_row *);

/* The expression that a column has. */
struct reader column_expression(const struct frame_info *, struct column);

#pragma GCC visibility pop
#endif
