/* roll.h — names of netgroups, each once: those that were looked at, and those that still have to
 * be. Netgroups may well contain each other in circles.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ROLL_H
#define ROLL_H

#include "scratch.h"
#include "word.h"

#pragma GCC visibility push(hidden)

/* Begins as zeroes. */
struct roll {
    struct scratch names;
    size_t top; /* offset, plus one, of the name that is next; 0: there is none */
};

/* Has no effect on a name that is there already. Returns false when there is no memory. */
bool roll_add(struct roll *, struct word name);

/* The name that is next, which is the last that was added, as libc has it; NULL when all were
 * looked at. Good until roll_add. */
const char *roll_next(const struct roll *);
void roll_tick_off(struct roll *);

#pragma GCC visibility pop
#endif
