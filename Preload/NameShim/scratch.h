/* scratch.h — memory that grows, without malloc: what a signal handler can use. What is in it moves
 * when it grows, so keep offsets.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include "shim.h"

#pragma GCC visibility push(hidden)

/* Begins as zeroes. */
struct scratch {
    char *start; /* of pages, or NULL */
    size_t used, size;
};

/* So many bytes more, for anything that is aligned to eight; NULL when there is no memory. */
char *scratch_add(struct scratch *, size_t length);

void scratch_free(struct scratch *);

#pragma GCC visibility pop
#endif
