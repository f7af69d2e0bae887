/* shelf.h — a caller's buffer, filled as libc fills it: strings first, then the pointers to them.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SHELF_H
#define SHELF_H

#include "word.h"

#pragma GCC visibility push(hidden)

struct shelf {
    char *next;
    size_t left;
};

/* Room for anything; NULL when there is none. `alignment` is a power of two. */
void *shelf_take(struct shelf *, size_t size, size_t alignment);

/* The word as a string; NULL when there is no room for it. */
char *shelf_put(struct shelf *, struct word);

/* An array of pointers, ended by NULL, to so many strings that stand one behind the other. */
char **shelf_put_pointers(struct shelf *, char *strings, size_t count);

/* The words of a line as strings, and an array of them that NULL ends; NULL when there is no room.
 */
char **shelf_put_words(struct shelf *, const char *words);

#pragma GCC visibility pop
#endif
