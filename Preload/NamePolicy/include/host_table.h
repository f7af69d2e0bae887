/* host_table.h — lines of a hosts file: which addresses a name has, which names an address has.
 *
 * As glibc reads them: a '#' anywhere begins a comment, names are the same in any case of letters,
 * the first name of a line is the canonical one, and a name may stand in several lines. To who
 * wants AF_INET, the line of ::1 also stands for 127.0.0.1, and ::ffff:10.0.0.5 for 10.0.0.5.
 * Indexes: 0 by name and alias, 1 by address.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HOST_TABLE_H
#define HOST_TABLE_H

#include "host_address.h"
#include "snapshot.h"
#include "word.h"

#include <netdb.h>

#pragma GCC visibility push(hidden)

/* Calls `take` with the address of each line that has the name, as it stands there, and with the
 * line, in the order of the file, until it returns false. Returns whether there was such a line. */
bool host_addresses(const struct snapshot *, const char *name,
                    bool (*take)(const struct host_address *, const char *line, void *context),
                    void *context);

/* The canonical name of a line: the first, which may be empty. */
struct word host_first_name(const char *line);

/* The first line with the address, or NULL. */
const char *host_by_address(const struct snapshot *, const struct host_address *);

/* As the `files` backend of gethostbyname2_r and gethostbyaddr_r, with "multi on": the addresses
 * and aliases of all lines with the name. Return 0, ENOENT (not there), ENODATA (the name is there,
 * but has no address of the family), or ERANGE. */
int host_copy_by_name(const struct snapshot *, const char *name, int family, struct hostent *out,
                      char *buffer, size_t size);
int host_copy_by_address(const struct snapshot *, const struct host_address *, struct hostent *out,
                         char *buffer, size_t size);
/* A number as a host: its own name, and its only address. */
int host_copy_literal(const char *name, const struct host_address *, struct hostent *out,
                      char *buffer, size_t size);
/* One line, for gethostent_r. ENODATA: it has no address of the family. */
int host_copy(const char *line, int family, struct hostent *out, char *buffer, size_t size);

#pragma GCC visibility pop
#endif
