/* name.h — the abstract AF_UNIX name under which an IP endpoint lives. Pure.
 *
 * A name says who its holder is, so whoever holds the descriptor can ask the kernel. It is
 * printable
 * ("backlot/" lot "/" payload), and signed with the lot's key: a process outside the lot can read
 * names in /proc/net/unix but cannot make one.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NAME_H
#define NAME_H

#include "address.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/un.h>

#pragma GCC visibility push(hidden)

/* What names are signed with, and which lot they belong to. */
struct seal {
    uint64_t lot;
    uint64_t key[2];
};

enum endpoint_name_kind {
    NAME_HOME = 1, /* a bound endpoint: listener, datagram socket, client that called bind() */
    NAME_LINE = 2, /* a connection: a client that did not bind(), with its peer */
    NAME_SHUT = 3, /* a connection attempt that failed; `index` is the errno */
};

enum name_protocol { NAME_TCP = 0, NAME_UDP = 1 };

struct name {
    uint8_t kind;     /* enum endpoint_name_kind */
    uint8_t protocol; /* enum name_protocol */
    uint8_t family;   /* AF_INET or AF_INET6: the family of the socket */
    uint16_t host;    /* whose loopback and wildcard it is; 0 where the address says it all */
    uint16_t index;   /* tells sockets with the same address apart (SO_REUSEPORT) */
    struct place self;
    struct place peer; /* NAME_LINE only */
};

/* Returns the length to give to bind(). */
socklen_t name_encode(const struct seal *, const struct name *, struct sockaddr_un *out);

/* False when the name is not one of this lot, or its signature is wrong. */
bool name_decode(const struct seal *, const struct sockaddr_un *, socklen_t length, struct name *);

/* SipHash-2-4. Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012. */
uint64_t siphash(const uint64_t key[2], const void *data, size_t length);

#pragma GCC visibility pop
#endif
