/* forgotten.h — whether a descriptor that is open at the end is of use to anybody, as far as the
 * kernel can tell. A listener, a log, a connection with somebody at its other end: these a program
 * holds by intent, be there ever so many from one line.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FORGOTTEN_H
#define FORGOTTEN_H

#include "books.h"

/* What is open, told from all else; zeros when nothing tells it. */
struct identity {
    uint64_t device, inode;
    unsigned access; /* a pipe has two ends, and one inode */
};

SHIM_LOCAL struct identity identity_of(int fd);

SHIM_LOCAL bool is_same_thing(const struct identity *, const struct identity *);

/* At the end, before any of them is asked about. */
SHIM_LOCAL void forgotten_begin(void);

/* Its other end is gone, or it is a file that has no name any more. */
SHIM_LOCAL bool is_of_no_use(int fd, const struct line *);

#endif
