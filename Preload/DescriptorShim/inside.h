/* inside.h — descriptors that libc opens for itself and keeps: found by looking which number a call has
 * taken.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef INSIDE_H
#define INSIDE_H

#include "books.h"

/* One that libc keeps: the list of users that getpwent() reads, the connection of syslog(). */
struct inside {
    int fd;     /* its number, if it has one */
    bool known;
};

/* Around a call that may open it. */
SHIM_LOCAL int inside_before(const struct inside *);
SHIM_LOCAL void inside_after(struct inside *, int lowest, enum call, const char *what);

/* Behind a call that closes it. */
SHIM_LOCAL void inside_closed(struct inside *, enum call);

#endif
