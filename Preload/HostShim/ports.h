/* ports.h — what kinds of sockets a caller of getaddrinfo() gets, with which ports.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PORTS_H
#define PORTS_H

#include "shim.h"
#include "socket_kinds.h"

#include <netinet/in.h>

struct addrinfo;

struct port {
    int type, protocol;
    in_port_t number; /* in network order */
};

struct ports {
    size_t count;
    struct port port[SOCKET_KINDS];
};

/* Returns 0 or an EAI_ code. */
SHIM_LOCAL int ports_find(struct ports *, const char *service, const struct addrinfo *hints);

#endif
