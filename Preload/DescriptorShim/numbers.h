/* numbers.h — which descriptors are open, as the kernel tells.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NUMBERS_H
#define NUMBERS_H

#include "real.h"

/* The numbers from 0 on; numbers_is_open() tells of each. */
struct numbers {
    struct pollfd set[128];
};

enum { NUMBERS_COUNT = sizeof((struct numbers){0}.set) / sizeof(struct pollfd) };

/* Looks at the numbers from `first` on, in one call. Returns false when that can't be done. */
SHIM_LOCAL bool numbers_look(struct numbers *, int first);

static inline bool numbers_is_open(const struct numbers *numbers, int index)
{
    return !(numbers->set[index].revents & POLLNVAL);
}

#endif
