/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../lookup.h"
#include "../names.h"

SHIM_EXPORT int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                            struct addrinfo **found)
{
    const int error =
        names_given(NAME_HOSTS) ? lookup(node, service, hints, found) : LOOKUP_OUTSIDE;

    return error == LOOKUP_OUTSIDE ? REAL(getaddrinfo)(node, service, hints, found) : error;
}
