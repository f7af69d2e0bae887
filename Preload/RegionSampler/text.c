/* text.c — SPDX-License-Identifier: Apache-2.0 */
#include "text.h"
#include "direct.h"

#include <string.h>

struct text text_in(char *to, size_t room)
{
    to[0] = 0;
    return (struct text){to, room, 0};
}

struct text text_for_path(const char *path, char *to, size_t room)
{
    struct text text = text_in(to, room);

    if (path[0] == '/' || direct_call(SYS_getcwd, (long)to, (long)room, 0) <= 0)
        return text;
    text.length = strlen(to);
    text_byte(&text, '/');
    return text;
}

void text_byte(struct text *text, char byte)
{
    if (text->length + 1 >= text->room)
        return;
    text->to[text->length++] = byte;
    text->to[text->length] = 0;
}

void text_add(struct text *text, const char *string)
{
    while (*string)
        text_byte(text, *string++);
}

void text_number(struct text *text, uint64_t number)
{
    char digits[21];
    char *first = digits + sizeof(digits) - 1;

    *first = 0;
    do
        *--first = (char)('0' + number % 10);
    while (number /= 10);
    text_add(text, first);
}

static void json_byte(struct text *text, unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";

    if (byte == '"' || byte == '\\')
        text_byte(text, '\\');
    if (byte >= ' ') {
        text_byte(text, (char)byte);
        return;
    }
    text_add(text, "\\u00");
    text_byte(text, hex[byte >> 4]);
    text_byte(text, hex[byte & 15]);
}

void text_json(struct text *text, const char *string)
{
    text_byte(text, '"');
    while (*string)
        json_byte(text, (unsigned char)*string++);
    text_byte(text, '"');
}

void text_parts(struct text *text, const char *const parts[])
{
    for (; *parts; parts++)
        text_add(text, *parts);
}

const char *text_of_error(int error)
{
    const char *text = strerrordesc_np(error);

    return text ? text : "unknown error";
}
