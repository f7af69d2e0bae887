/* walk.h — an enumeration over files of names, shared by all threads as libc's is: each line goes
 * to one caller. Each file is seen as it was when the enumeration came to it. Takes no lock.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WALK_H
#define WALK_H

#include "source.h"

#pragma GCC visibility push(hidden)

/* Lies in WALK_ROOM zeroes that the caller has. */
struct walk;
enum { WALK_ROOM = 32 };

/* Over `count` sources, SOURCE_ROOM apart, that no other walk goes over. */
struct walk *walk_make(void *room, struct source *first, size_t count);

void walk_start(struct walk *); /* setpwent */
void walk_end(struct walk *);   /* endpwent */

/* Calls `take` with the next line, starting the enumeration if need be. When `take` returns false
 * (ERANGE), the line is the next one again. When another thread took the line meanwhile, `take` is
 * called again, with the line after. Returns false at the end, where the last call does not count.
 */
bool walk_next(struct walk *, bool (*take)(const char *line, void *context), void *context);

#pragma GCC visibility pop
#endif
