/* expression.h — the value of a DWARF expression.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef EXPRESSION_H
#define EXPRESSION_H

#include "machine.h"
#include "memory.h"
#include "reader.h"

#pragma GCC visibility push(hidden)

/* `start` lies on the expression's stack, if not NULL. Returns false for what is not understood. */
bool expression_value(struct reader expression, const struct memory *, const struct registers *,
                      const uintptr_t *start, uintptr_t *value);

/* Whether it is the stack pointer and a distance, which depends on nothing but the pc. */
bool expression_is_from_sp(struct reader expression, uintptr_t pc, intptr_t *distance);

/* Whether it is the frame pointer and a distance; with `is_in_memory`, what lies there. */
bool expression_is_from_fp(struct reader expression, bool is_in_memory, intptr_t *distance);

#pragma GCC visibility pop
#endif
