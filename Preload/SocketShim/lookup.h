/* lookup.h — getaddrinfo in a lot.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "shim.h"

struct addrinfo;

/* As getaddrinfo; `hints` may be NULL. The order of the answers depends on the lot alone: libc
 * sorts several by connecting real sockets from inside itself, so it is asked for one at a time. */
SHIM_LOCAL int lookup(const char *node, const char *service, const struct addrinfo *hints,
                      struct addrinfo **found);

#endif
