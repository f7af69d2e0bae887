/* host_entry.h — a struct hostent for a name, an address or a line, in the manner of
 * gethostbyname_r and its kin. errno is left alone. SPDX-License-Identifier: Apache-2.0 */
#ifndef HOST_ENTRY_H
#define HOST_ENTRY_H

#include "shim.h"

#include <netdb.h>

/* A caller's buffer, and where he is told. */
struct host_room {
    struct hostent *entry;
    char *buffer;
    size_t size;
    struct hostent **found; /* NULL when there is none */
    int *error;             /* h_errno, as libc's files backend leaves it */
};

/* Returned, instead of 0 or an errno, when libc shall ask outside. */
enum { HOST_OUTSIDE = -1 };

/* A number is its own answer, and nothing that looks like one is looked up. Returns false when the
 * name is none. */
SHIM_LOCAL bool host_entry_of_number(const char *name, int family, const struct host_room *,
                                     int *result);
SHIM_LOCAL int host_entry_by_name(const char *name, int family, const struct host_room *);
SHIM_LOCAL int host_entry_by_address(const void *address, socklen_t length, int family,
                                     const struct host_room *);
/* The next line of the files, of those with an address of IPv4. */
SHIM_LOCAL int host_entry_next(const struct host_room *);

#endif
