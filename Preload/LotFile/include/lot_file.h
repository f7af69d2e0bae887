/* lot_file.h — the one small mapped file of a lot: what a socket's name cannot say.
 *
 * Hosts and their addresses, and the endpoints that are bound. The kernel's names are the truth;
 * an entry whose name is gone is dead and is removed by whoever meets it, so kill -9 at any
 * instruction leaves nothing that lies. Readers take no lock; writers take one robust mutex with
 * signals blocked, never across a call that can block.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LOT_FILE_H
#define LOT_FILE_H

#include "address.h"
#include "name.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

#define LOT_FILE_NAME "world" /* in the lot's directory, mode 0600 */

struct lot; /* a mapped lot; never moves */

enum {
    LOT_HOST_ADDRESSES = 32, /* a host has at most so many */
    LOT_NAMELESS = 0,        /* the host of processes that were given no address */
};

/* Makes DIR/world in an existing directory. Returns 0, or an errno: EEXIST, ENOSPC, EACCES … */
int lot_create(const char *directory);

/* Maps DIR/world. Returns 0, or an errno: ENOENT (no lot there), EACCES, EPROTO (made by another
 * version, or not a lot). */
int lot_open(const char *directory, struct lot **out);

/* Maps an open descriptor of the file, which stays open. */
int lot_open_descriptor(int fd, struct lot **out);

void lot_close(struct lot *);

const struct seal *lot_seal(const struct lot *);

/* Finds the host whose addresses are exactly these, or adds it. Returns its number (> 0), or
 * LOT_NAMELESS when `count` is 0, or a negative errno: -EINVAL (too many addresses), -ENOSPC. */
int lot_host(struct lot *, const struct ip *addresses, size_t count);

/* The addresses of a host, in the order given. Returns how many were written. */
size_t lot_host_addresses(const struct lot *, int host, struct ip out[LOT_HOST_ADDRESSES]);

/* A bound endpoint, as a copy. */
struct lot_endpoint {
    struct name name;  /* NAME_HOME: protocol, family, address, port, host */
    struct place peer; /* of a datagram socket that is connected; port 0: none */
    uint32_t pid;      /* who bound it, or called listen() last */
    uint32_t uid;
    bool listening; /* streams */
    bool v6only;
};

/* Copies the endpoints that are bound into `out`; dead ones may be among them. Returns how many
 * there are, which may be more than `capacity`. */
size_t lot_endpoints(const struct lot *, struct lot_endpoint *out, size_t capacity);

/* Whether somebody hears (protocol, place), asked from `host`: a listener, or a datagram socket.
 * Asks the kernel whether it is alive. */
bool lot_hears(struct lot *, enum name_protocol, struct place, int host);

#pragma GCC visibility pop
#endif
