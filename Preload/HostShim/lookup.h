/* lookup.h — getaddrinfo, whole, from the hosts files.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "shim.h"

struct addrinfo;

/* As getaddrinfo; `hints` may be NULL. */
SHIM_LOCAL int lookup(const char *node, const char *service, const struct addrinfo *hints,
                      struct addrinfo **found);

/* What lookup() returns for a name that no file has, where it may be asked of the real network:
 * libc shall answer. No EAI_ code. */
enum { LOOKUP_OUTSIDE = 1 };

#endif
