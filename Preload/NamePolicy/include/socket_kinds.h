/* socket_kinds.h — for which kinds of sockets getaddrinfo() answers, and at which port. Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SOCKET_KINDS_H
#define SOCKET_KINDS_H

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/* How the caller says the port. */
enum port_by { PORT_NONE, PORT_BY_NUMBER, PORT_BY_NAME };

/* As libc reads a service: blanks and a sign may stand before a number, of which 32 bits count; a
 * negative one is a name. */
enum port_by port_read(const char *service, int *number);

struct socket_kind {
    int type;
    int protocol;
    char service[8]; /* the protocol in a file of services */
};

enum { SOCKET_KINDS = 7 };

/* Writes the kinds that fit, in libc's order, and their number. `type` and `protocol` are 0 where
 * any will do. With PORT_BY_NAME the service must be looked up for each, and those left out that
 * have none. Returns 0 or an EAI_ code. */
int socket_kinds(int type, int protocol, enum port_by, struct socket_kind out[SOCKET_KINDS],
                 size_t *count);

#pragma GCC visibility pop
#endif
