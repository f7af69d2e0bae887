/* word.c — pieces of lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include "word.h"

#include <string.h>

bool is_blank(char letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); }

/* Most letters are settled by one comparison. */
static bool goes_on(char letter)
{
    return (unsigned char)letter > ' ' || (letter && !is_blank(letter));
}

static const char *after_blanks(const char *text)
{
    while (is_blank(*text))
        text++;
    return text;
}

struct word word_next(const char **cursor)
{
    struct word word = {after_blanks(*cursor), 0};

    while (goes_on(word.start[word.length]))
        word.length++;
    *cursor = word.start + word.length;
    return word;
}

struct word word_stripped(struct word word)
{
    size_t length = 0;

    for (; word.length && is_blank(*word.start); word.length--)
        word.start++;
    while (length < word.length && !is_blank(word.start[length]))
        length++;
    word.length = length;
    return word;
}

bool word_is(struct word word, const char *string)
{
    return strncmp(word.start, string, word.length) == 0 && !string[word.length];
}

bool words_have(const char *words, const char *string)
{
    struct word word;

    while ((word = word_next(&words)).length)
        if (word_is(word, string))
            return true;
    return false;
}

static char fold(char letter) { return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter; }

bool word_is_folded(struct word word, const char *string)
{
    for (size_t i = 0; i < word.length; i++)
        if (!string[i] || fold(word.start[i]) != fold(string[i]))
            return false;
    return !string[word.length];
}

static unsigned digit(char letter)
{
    const unsigned decimal = (unsigned char)letter - (unsigned)'0';
    const unsigned other = ((unsigned char)letter | 32u) - (unsigned)'a';

    return decimal < 10 ? decimal : other < 26 ? other + 10 : 99;
}

/* "0x" without a digit behind it is a zero, and an x. */
static unsigned base_of(const char **digits, unsigned base)
{
    if (base || **digits != '0')
        return base ? base : 10;
    if (fold((*digits)[1]) != 'x' || digit((*digits)[2]) >= 16)
        return 8;
    *digits += 2;
    return 16;
}

bool number_next(const char **cursor, unsigned base, uint32_t *number)
{
    const char *at = after_blanks(*cursor);
    const bool negative = *at == '-';
    uint64_t value = 0;
    unsigned next;

    at += *at == '-' || *at == '+';
    base = base_of(&at, base);
    if (digit(*at) >= base)
        return false;
    for (; (next = digit(*at)) < base && value <= UINT32_MAX; at++)
        value = value * base + next;
    if (value > UINT32_MAX || (negative && value))
        return false;
    *number = (uint32_t)value;
    *cursor = at;
    return true;
}

void line_cut(char *line, size_t length, char letter)
{
    char *cut = memchr(line, letter, length);

    if (cut)
        memset(cut, 0, length - (size_t)(cut - line));
}
