/* SPDX-License-Identifier: Apache-2.0 */
#include "field.h"

#include <string.h>

struct word field_next(const char **cursor)
{
    const struct word field = {*cursor, strcspn(*cursor, ":")};

    *cursor = field.start + field.length;
    *cursor += **cursor == ':';
    return field;
}

static bool is_over(const char **cursor)
{
    if (**cursor && **cursor != ':')
        return false;
    *cursor += **cursor == ':';
    return true;
}

bool field_number(const char **cursor, uint32_t *number)
{
    return number_next(cursor, 10, number) && is_over(cursor);
}

bool field_optional_number(const char **cursor, uint32_t *number)
{
    const bool is_there = **cursor != '\0';

    number_next(cursor, 10, number);
    return is_there && is_over(cursor);
}

bool is_for_nis(struct word name)
{
    return name.length > 0 && (*name.start == '+' || *name.start == '-');
}
