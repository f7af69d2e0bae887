/* field.c — the fields of a line with colons.
 * SPDX-License-Identifier: Apache-2.0 */
#include "field.h"

static bool is_over(const char **cursor)
{
    if (**cursor && **cursor != ':')
        return false;
    *cursor += **cursor == ':';
    return true;
}

/* What nearly all numbers are: up to nine digits. Returns where they end. */
static const char *read_digits(const char *text, uint32_t *number)
{
    uint32_t value = 0;
    int digits = 0;

    for (; digits < 9 && text[digits] >= '0' && text[digits] <= '9'; digits++)
        value = value * 10 + (uint32_t)(text[digits] - '0');
    *number = value;
    return text + digits;
}

bool field_number(const char **cursor, uint32_t *number)
{
    const char *end = read_digits(*cursor, number);

    if (end > *cursor && *end == ':') {
        *cursor = end + 1;
        return true;
    }
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
