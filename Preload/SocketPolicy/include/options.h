/* options.h — setsockopt and getsockopt of an IP socket, decided without one. Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "address.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#pragma GCC visibility push(hidden)

enum socket_state {
    SOCKET_FRESH,
    SOCKET_BOUND,
    SOCKET_LISTENING,
    SOCKET_CONNECTING,
    SOCKET_CONNECTED,
    SOCKET_PEER_SHUT, /* the peer has ended its side */
    SOCKET_CLOSED,    /* was connected */
};

/* What the answers depend on. */
struct socket_facts {
    int               family;   /* AF_INET, AF_INET6 */
    int               type;     /* SOCK_STREAM, SOCK_DGRAM */
    enum socket_state state;
    bool              own_shut; /* we have ended our side */
};

/* The values a socket holds at IPPROTO_TCP, IP, IPV6, UDP, and those of SOL_SOCKET for which an
 * AF_UNIX socket cannot answer. All zero is the state of a new socket: store differences from the
 * kernel's defaults. */
struct options;

enum option_verdict {
    OPTION_KERNEL,   /* the AF_UNIX socket underneath gives the right answer: let it */
    OPTION_DONE,     /* decided; return 0 */
    OPTION_FAILS,    /* return -1 with `error` */
    OPTION_JOIN,     /* joins `group` on the interface `interface_address` / `interface_index` */
    OPTION_LEAVE,    /* leaves it */
};

struct option_answer {
    enum option_verdict verdict;
    int                 error;
    struct ip           group;
    struct ip           interface_address; /* wildcard: any */
    unsigned            interface_index;   /* 0: any */
};

struct option_answer options_set(struct options *, const struct socket_facts *, int level, int name,
                                 const void *value, socklen_t length);

/* Writes at most *length bytes, as the kernel does; *length is then what it would be natively. */
struct option_answer options_get(const struct options *, const struct socket_facts *, int level,
                                 int name, void *value, socklen_t *length);

#pragma GCC visibility pop
#endif
