/* host_table.h — lines of a hosts file: which addresses a name has, which names an address has.
 *
 * Indexes: 0 by name and alias (in any case of letters), 1 by address.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HOST_TABLE_H
#define HOST_TABLE_H

#include "snapshot.h"

#include <netdb.h>

#pragma GCC visibility push(hidden)

/* An address as a line has it. */
struct host_address {
    int family; /* AF_INET or AF_INET6 */
    unsigned char byte[16];
};

/* Calls `take` with the address of each line that has the name, and with the line's first name, in
 * the order of the file, until it returns false. Returns whether there was such a line. */
bool host_addresses(const struct snapshot *, const char *name,
                    bool (*take)(const struct host_address *, const char *canonical, void *context),
                    void *context);

/* The first line with the address, or NULL. */
const char *host_by_address(const struct snapshot *, const struct host_address *);

/* As the `files` backend of gethostbyname2_r and gethostbyaddr_r, with "multi on": the addresses
 * and aliases of all lines with the name. Return 0, ENOENT (not there), or ERANGE. */
int host_copy_by_name(const struct snapshot *, const char *name, int family, struct hostent *out,
                      char *buffer, size_t size);
int host_copy_by_address(const struct snapshot *, const struct host_address *, struct hostent *out,
                         char *buffer, size_t size);
/* One line, for gethostent_r. */
int host_copy(const char *line, struct hostent *out, char *buffer, size_t size);

#pragma GCC visibility pop
#endif
