/* told.h — what is said on standard error about a file of names.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TOLD_H
#define TOLD_H

#include "source_state.h"

#pragma GCC visibility push(hidden)

/* How the bad lines of a source are told of. */
struct complaints told_lines(struct source *);

/* That there is no file, or something else than one; nothing about a file. */
void told_sort(const struct source *, enum stamp_sort);

/* That it can not be read. */
void told_error(const struct source *, int error, bool has_edition);

#pragma GCC visibility pop
#endif
