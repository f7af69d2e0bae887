/* host_literal.h — names that gethostbyname() takes for numbers, and looks up nowhere. Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HOST_LITERAL_H
#define HOST_LITERAL_H

#include "host_address.h"

#pragma GCC visibility push(hidden)

enum host_literal {
    LITERAL_NOT, /* a name like others */
    LITERAL_ADDRESS,
    LITERAL_WRONG, /* 300.1.1.1, or an address of the other family: no such host */
};

/* Digits and dots without one at the end, and what begins like an address of IPv6. */
enum host_literal host_literal(const char *name, int family, struct host_address *out);

#pragma GCC visibility pop
#endif
