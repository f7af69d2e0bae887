/* reading.h — reads a file whole, though somebody may be writing it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef READING_H
#define READING_H

#include "source_state.h"

#pragma GCC visibility push(hidden)

/* Reads until what was read is to be believed: usually once, for half a second at most. Returns 0
 * and an edition whose snapshot is not made yet, or an errno. */
int reading_make(struct source *, const struct edition *known, struct edition **result);

#pragma GCC visibility pop
#endif
