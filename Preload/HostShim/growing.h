/* growing.h — a buffer for calls whose names end with _r, which say ERANGE when it is too small. On
 * the heap: a thread's stack may be hardly longer than what libc itself needs of it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef GROWING_H
#define GROWING_H

#include <stdbool.h>
#include <stdlib.h>

/* Begins as zeroes. To be freed in the end. */
struct growing {
    char *buffer;
    size_t size;
};

/* Makes it larger, without what was in it. Returns false when there is no memory. */
static inline bool growing_more(struct growing *growing)
{
    free(growing->buffer);
    growing->size = growing->size ? 2 * growing->size : 1024;
    growing->buffer = malloc(growing->size);
    return growing->buffer != NULL;
}

#endif
