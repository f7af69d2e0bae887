/* endpoint.h — where a socket of the lot is, streams and datagrams alike.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ENDPOINT_H
#define ENDPOINT_H

#include "sockets.h"

/* Binds an unbound socket. Returns 0 or an errno. */
SHIM_LOCAL int endpoint_bind(int fd, struct sock *, struct place);

/* Tells the lot of options that others have to know. */
SHIM_LOCAL void endpoint_publish(const struct sock *);

/* Where nobody is: the errno of a connect() or sendto(), with a word to the user. 0: refused. */
SHIM_LOCAL int nobody_there(struct place);

/* Puts a new, unconnected AF_UNIX socket in the place of an old one. */
SHIM_LOCAL bool socket_renew(int fd, struct sock *);

/* A SOL_SOCKET option was set that a listener hands to what it accepts, and an old socket to the
 * new one in its place. */
SHIM_LOCAL void socket_note_option(struct sock *, int name);
SHIM_LOCAL void socket_hand_on_options(int from, int to, const struct sock *);

#endif
