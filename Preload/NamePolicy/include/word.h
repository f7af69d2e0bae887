/* word.h — a piece of a line: it lies in the text, and no zero ends it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WORD_H
#define WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct word {
    const char *start;
    size_t length;
};

/* What separates words: libc's isspace(), whatever the program's locale is. */
bool is_blank(char letter);

/* The next word at or after *cursor, which moves behind it; of length 0 at the end of the line. */
struct word word_next(const char **cursor);

/* What is left of a word that has blanks: its first part, of length 0 when there is none. */
struct word word_stripped(struct word);

bool word_is(struct word, const char *string);
bool word_is_folded(struct word, const char *string); /* in any case of letters */

/* Whether a line has the word. */
bool words_have(const char *words, const char *string);

/* Reads a number as libc reads one in its tables: blanks and a sign may stand before it, it has 32
 * bits, and in base 0 it may begin with 0x or, octal, with 0. Moves *cursor behind it; returns
 * false, and leaves *cursor, when there is no such number. */
bool number_next(const char **cursor, unsigned base, uint32_t *number);

/* Zeroes a line from its first `letter` on, as far as `length`. */
void line_cut(char *line, size_t length, char letter);

#pragma GCC visibility pop
#endif
