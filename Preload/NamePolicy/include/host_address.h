/* host_address.h — an IP address, and the ways to write one. Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HOST_ADDRESS_H
#define HOST_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct host_address {
    int family; /* AF_INET or AF_INET6 */
    unsigned char byte[16];
};

static inline size_t host_address_length(int family) { return family == 2 /* AF_INET */ ? 4 : 16; }

/* Reads the 10.0.0.5 or fd00::5 that a line begins with, as inet_pton does, and moves *line behind
 * it. */
bool host_address_next(const char **line, struct host_address *out);

bool host_address_read_v6(const char *text, size_t length, struct host_address *out);

/* Reads one of IPv4 as inet_aton does: 10.0.0.5, 10.5, 0x0a000005. No blanks. */
bool host_address_read_short(const char *text, struct host_address *out);

/* What it stands for to who wants addresses of a family: ::1 and ::ffff:10.0.0.5 also stand for one
 * of AF_INET. AF_UNSPEC: for itself. Returns false, and changes nothing, when for none. */
bool host_address_serve(struct host_address *, int family);

/* ::ffff:10.0.0.5 and 10.0.0.5. The latter returns false when there is none. */
void host_address_map(struct host_address *);
bool host_address_unmap(struct host_address *);
bool host_address_is_mapped(const struct host_address *);

bool host_address_is_loopback(const struct host_address *);
/* Of its link alone: fe80::/10 and, of the groups, ff01::/16 and ff02::/16, whose interface has to
 * be named; and 169.254.0.0/16. */
bool host_address_is_local(const struct host_address *);

/* Reads the number of an interface, as in fe80::1%2. */
bool host_scope_read(const char *text, uint32_t *out);

#pragma GCC visibility pop
#endif
