/* text.h — text, put together without stdio, so that no locale has a say in it. What does not fit
 * is cut.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TEXT_H
#define TEXT_H

#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct text {
    char *to; /* always ends with 0 */
    size_t room, length;
};

struct text text_in(char *to, size_t room);

/* What makes a file's name mean the same in another folder: comes before it. */
struct text text_for_path(const char *path, char *to, size_t room);

void text_byte(struct text *, char);
void text_add(struct text *, const char *);
void text_number(struct text *, uint64_t);

/* A string of JSON, with its quotation marks. */
void text_json(struct text *, const char *);

/* The parts end with NULL. */
void text_parts(struct text *, const char *const parts[]);

/* "No such file or directory". */
const char *text_of_error(int error);

#pragma GCC visibility pop
#endif
