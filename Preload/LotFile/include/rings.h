/* rings.h — where datagrams wait that found the receiver's queue in the kernel full.
 *
 * AF_UNIX queues net.unix.max_dgram_qlen datagrams (10 on many kernels); UDP queues hundreds. A
 * ring belongs to one bound socket, is taken when its first datagram overflows, and goes back with
 * the socket. Losing a datagram is allowed here, as in UDP; blocking is not.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RINGS_H
#define RINGS_H

#include "lot_endpoints.h"

#include <sys/uio.h>

#pragma GCC visibility push(hidden)

/* How many datagrams wait for a socket; 0 without a ring. One load. */
uint32_t ring_count(const struct lot *, struct lot_ticket);

/* Appends what the vectors hold, and tells its number: they are counted. False: full, or no ring to
 * be had; the datagram is lost. */
bool ring_put(struct lot *, struct lot_ticket, const struct iovec *, int count, uint32_t *number);

/* The number of the oldest one. */
uint32_t ring_oldest(const struct lot *, struct lot_ticket);

/* Takes the oldest (or only looks at it) into the vectors; what does not fit is cut. Returns its
 * full length, or -1 when there is none. */
ssize_t ring_take(struct lot *, struct lot_ticket, const struct iovec *, int count, bool peek);

/* Under the lot's lock. */
void ring_release(struct lot *, uint16_t ring, uint32_t entry);

#pragma GCC visibility pop
#endif
