/* tables.h — lines of services, protocols and netgroup: found by key, and copied out as libc does.
 *
 * A line is a string of the snapshot. The copiers return 0, or ERANGE when the buffer is too small.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TABLES_H
#define TABLES_H

#include "snapshot.h"
#include "word.h"

#include <netdb.h>

#pragma GCC visibility push(hidden)

/* Indexes of services: 0 by name and alias, 1 by port. `protocol` NULL: any. `port` is in network
 * order, as in struct servent. */
const char *service_by_name(const struct snapshot *, const char *name, const char *protocol);
const char *service_by_port(const struct snapshot *, int port, const char *protocol);
int service_port(const char *line);
struct word service_first_name(const char *line);
int service_copy(const char *line, struct servent *out, char *buffer, size_t size);

/* Indexes of protocols: 0 by name and alias, 1 by number. */
const char *protocol_by_name(const struct snapshot *, const char *name);
const char *protocol_by_number(const struct snapshot *, int number);
int protocol_copy(const char *line, struct protoent *out, char *buffer, size_t size);

/* Index of netgroup: 0 by name. */
const char *netgroup_by_name(const struct snapshot *, const char *name);

/* What a netgroup has in it: another netgroup, or a triple. What a triple leaves open has length 0,
 * and stands for all of its sort; libc knows no "-" for none, and takes it for a name. */
struct netgroup_member {
    bool is_group;
    struct word group;
    struct word host, user, domain;
};

/* Goes through the members: *at is NULL in the beginning, and moves. Returns false at the end, or
 * where a triple lacks its end. */
bool netgroup_member(const char *line, const char **at, struct netgroup_member *);

/* Whether the triple has the host, user and domain; NULL is any. */
bool netgroup_has(const struct netgroup_member *, const char *host, const char *user,
                  const char *domain);

#pragma GCC visibility pop
#endif
