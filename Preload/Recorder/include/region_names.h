/* region_names.h — names of regions, of all processes, by numbers that are the recorder's own.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_NAMES_H
#define REGION_NAMES_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { REGION_NAMES_MOST = 1 << 14 };

/* Zeroes are none. */
struct region_names {
    char **names;
    uint16_t *places; /* by hash; 0: free */
    uint16_t count;
};

/* The same for the same name; 0 when there are too many, or no memory. */
uint16_t region_names_id(struct region_names *, const char *name);

/* "?" for 0. `names` is a struct region_names. */
const char *region_names_of(void *names, uint16_t id);

#pragma GCC visibility pop
#endif
