/* name_addresses.h — the addresses of a name: from the hosts files, or else from a module.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NAME_ADDRESSES_H
#define NAME_ADDRESSES_H

#include "addresses.h"

/* Returns 0, an EAI_ code, or LOOKUP_OUTSIDE. */
SHIM_LOCAL int addresses_find_name(struct addresses *, const char *name,
                                   const struct addrinfo *hints);

#endif
