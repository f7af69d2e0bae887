/* walk.h — an enumeration over files of names, shared by all threads as libc's is: each line goes
 * to one caller. Each file is seen as it was when the enumeration came to it. Takes no lock.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WALK_H
#define WALK_H

#include "source.h"

#pragma GCC visibility push(hidden)

struct walk;

void walk_start(struct walk *); /* setpwent */
void walk_end(struct walk *);   /* endpwent */

/* Calls `take` with the next line, starting the enumeration if need be. When `take` returns false
 * (ERANGE), the line is the next one again. Returns false at the end, without a call. */
bool walk_next(struct walk *, bool (*take)(const char *line, void *context), void *context);

#pragma GCC visibility pop
#endif
