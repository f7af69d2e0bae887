/* errand.h — one datagram as its sender means it: where to, from where, with which head.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ERRAND_H
#define ERRAND_H

#include "datagram_head.h"
#include "sockets.h"

struct errand {
    struct place to;
    struct ip from; /* wildcard: as the route has it */
    struct datagram head;
    bool looped;
};

/* A broadcast or a group: many may hear it. */
SHIM_LOCAL bool errand_is_broadcast(struct ip);
SHIM_LOCAL bool errand_is_for_many(struct ip);

/* Fills in what the socket's options, the message's control data and the lot say of it; `to` is
 * set. Returns 0 or an errno. */
SHIM_LOCAL int errand_prepare(const struct sock *, const struct msghdr *, struct errand *);

/* Takes it to whoever hears it; the first part is its head. Returns 0, ECONNREFUSED when nobody
 * does, or another errno. */
SHIM_LOCAL int errand_run(int fd, struct sock *, struct errand *, const struct iovec *parts,
                          size_t count);

/* It came back: the next call says so, and whoever waits is woken. */
SHIM_LOCAL void errand_came_back(int fd, struct sock *, struct place to, const struct msghdr *);

#endif
