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

/* What addresses this host's interfaces have. */
struct reach {
    bool v4, v6;                   /* of use beyond the link */
    bool local_v4, local_v6;       /* on the link alone */
    bool loopback_v4, loopback_v6; /* for talking to itself */
};

/* Notes an address of an interface. */
void reach_note(struct reach *, const struct host_address *);

/* The family that this host has addresses of, where it is one family only; else AF_UNSPEC. */
int reach_family(const struct reach *);

/* The place of an address among others: smaller ones come first, equal ones as in the file. */
enum { ADDRESS_RANKS = 10 };
int address_rank(const struct host_address *, const struct reach *);

#pragma GCC visibility pop
#endif
