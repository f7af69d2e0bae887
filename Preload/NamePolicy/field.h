/* field.h — the fields of a line with colons, as libc reads them from passwd, group and shadow.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FIELD_H
#define FIELD_H

#include "word.h"

#pragma GCC visibility push(hidden)

/* The text up to the next colon or the end. *cursor moves behind the colon. */
struct word field_next(const char **cursor);

/* A number up to the next colon or the end. Returns false when there is anything else. */
bool field_number(const char **cursor, uint32_t *number);

/* The same, or nothing, which leaves *number as it is; but the line must not have ended before. */
bool field_optional_number(const char **cursor, uint32_t *number);

/* Lines for NIS, "+@trusted:::": names that begin so are told by enumerations, and by nothing else.
 */
bool is_for_nis(struct word name);

#pragma GCC visibility pop
#endif
