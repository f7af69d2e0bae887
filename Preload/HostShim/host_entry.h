/* host_entry.h — a struct hostent for a name, an address or a line, in the manner of
 * gethostbyname_r and its kin: returns 0 with *found NULL when there is none, or an errno.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HOST_ENTRY_H
#define HOST_ENTRY_H

#include "shim.h"

#include <netdb.h>

/* A caller's buffer. */
struct host_room {
    struct hostent *entry;
    char *buffer;
    size_t size;
    struct hostent **found;
    int *error; /* h_errno */
};

/* What these return when libc shall ask outside. No errno. */
enum { HOST_OUTSIDE = -1 };

SHIM_LOCAL int host_entry_by_name(const char *name, int family, const struct host_room *);
SHIM_LOCAL int host_entry_by_address(const void *address, socklen_t length, int family,
                                     const struct host_room *);
SHIM_LOCAL int host_entry_next(const struct host_room *);

#endif
