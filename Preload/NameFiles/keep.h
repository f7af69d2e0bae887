/* keep.h — the descriptor that an edition is looked at by.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef KEEP_H
#define KEEP_H

#include "source_state.h"

#pragma GCC visibility push(hidden)

/* What becomes of the descriptor that an edition was read by. */
void keep_or_close(struct source *, struct edition *);

/* Gives an edition a descriptor that has lost its own, if there is one to be had. */
void keep_open(struct source *, struct edition *);

#pragma GCC visibility pop
#endif
