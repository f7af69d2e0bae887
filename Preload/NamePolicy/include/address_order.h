/* address_order.h — in which order a program had best try the addresses of a name. Pure.
 *
 * Of RFC 6724: rule 1, addresses that this host can reach come before those that it can't; rule 6,
 * the precedence of the kind of address; rule 10, else the order of the file. The precedences are
 * glibc's own (::1, then IPv6, 6to4, IPv4-compatible ones, IPv4), as it has them without a
 * gai.conf. The rules between need the source address that the kernel would choose, and opinions of
 * it; in a test they would only make the answer depend on the machine.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ADDRESS_ORDER_H
#define ADDRESS_ORDER_H

#include "host_address.h"

#pragma GCC visibility push(hidden)

/* What addresses this host's interfaces have: a set. */
enum reach {
    REACH_V4 = 1, /* of use beyond the link */
    REACH_V6 = 2,
    REACH_LOCAL_V4 = 4, /* on the link alone */
    REACH_LOCAL_V6 = 8,
    REACH_LOOPBACK_V4 = 16, /* for talking to itself */
    REACH_LOOPBACK_V6 = 32,
    REACH_EVERYTHING = 63,
};

/* What an address of an interface adds to it. */
enum reach reach_by(const struct host_address *);

/* The family that this host has addresses of, where it is one family only; else AF_UNSPEC. */
int reach_family(unsigned reach);

/* The place of an address among others: smaller ones come first, equal ones as in the file. */
enum { ADDRESS_RANKS = 10 };
int address_rank(const struct host_address *, unsigned reach);

#pragma GCC visibility pop
#endif
