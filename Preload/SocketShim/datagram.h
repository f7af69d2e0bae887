/* datagram.h — UDP's manners on an AF_UNIX datagram socket.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DATAGRAM_H
#define DATAGRAM_H

#include "sockets.h"

#include <sys/socket.h>
#include <sys/types.h>

SHIM_LOCAL int datagram_connect(int fd, struct sock *, const struct sockaddr *, socklen_t length);

/* sendmsg() and recvmsg(), to which all the others come down. */
SHIM_LOCAL ssize_t datagram_send(int fd, struct sock *, const struct msghdr *, int flags);
SHIM_LOCAL ssize_t datagram_receive(int fd, struct sock *, struct msghdr *, int flags);

/* Whether a message waits for more, or is waited for; and keeping it. */
SHIM_LOCAL bool datagram_is_held_back(const struct sock *, int flags);
SHIM_LOCAL ssize_t datagram_hold_back(int fd, struct sock *, const struct msghdr *, int flags,
                                      struct place to);

/* Sends what MSG_MORE or UDP_CORK held back. */
SHIM_LOCAL int datagram_flush(int fd, struct sock *);

/* How many bytes the next one has; 0: none is there. */
SHIM_LOCAL int datagram_next_size(int fd, struct sock *);

SHIM_LOCAL int datagram_take_error(int fd, struct sock *);

/* IP_ADD_MEMBERSHIP and its kin. Return 0 or an errno. */
SHIM_LOCAL int datagram_join(struct sock *, struct ip group);
SHIM_LOCAL int datagram_leave(struct sock *, struct ip group);

/* After bind(): tells the lot what was joined before. */
SHIM_LOCAL void datagram_now_bound(struct sock *);

#endif
