/* using.h — a call that uses a descriptor.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef USING_H
#define USING_H

#include "books.h"

SHIM_LOCAL void used_in_vain(int fd, enum call);
SHIM_LOCAL void used_slowly(int fd, enum call, long result);

/* The call has been made: what it answered, and errno, are kept. */
static inline void used(int fd, enum call call, long result)
{
    if (__builtin_expect(result == -1, 0))
        used_in_vain(fd, call);
    else if (__builtin_expect(books.heirs > 0 || books.watches, 0))
        used_slowly(fd, call, result);
}

SHIM_LOCAL void used_tell(int fd, const struct line *, const struct deed *);

/* The kernel says that the number is not open. */
SHIM_LOCAL void used_closed(int fd, enum call);

#endif
