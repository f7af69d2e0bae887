/* field.h — the fields of a line with colons, as libc reads them from passwd, group and shadow.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FIELD_H
#define FIELD_H

#include "word.h"

#include <string.h>

#pragma GCC visibility push(hidden)

/* The text up to the next colon or the end. *cursor moves behind the colon. Here, as a call costs
 * as much as the search. */
static inline struct word field_next(const char **cursor)
{
    const char *end = strchrnul(*cursor, ':');
    const struct word field = {*cursor, (size_t)(end - *cursor)};

    *cursor = end + (*end == ':');
    return field;
}

/* A number up to the next colon or the end. Returns false when there is anything else. */
bool field_number(const char **cursor, uint32_t *number);

/* The same, or nothing, which leaves *number as it is; but the line must not have ended before. */
bool field_optional_number(const char **cursor, uint32_t *number);

/* Lines for NIS, "+@trusted:::": names that begin so are told by enumerations, and by nothing else.
 */
bool is_for_nis(struct word name);

#pragma GCC visibility pop
#endif
