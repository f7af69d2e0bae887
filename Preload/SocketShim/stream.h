/* stream.h — TCP's manners on an AF_UNIX stream.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STREAM_H
#define STREAM_H

#include "sockets.h"

#include <sys/types.h>

/* connect(), as far as a stream goes. Returns 0 or -1 with errno. */
SHIM_LOCAL int stream_connect(int fd, struct sock *, const struct sockaddr *, socklen_t length);

/* A connection attempt that waits for room in a backlog: tries again. */
SHIM_LOCAL void stream_try_again(int fd, struct sock *);

/* How many attempts wait: who waits for events then looks in between. */
SHIM_LOCAL int stream_waiting(void);

SHIM_LOCAL bool stream_is_nonblocking(int fd);

SHIM_LOCAL int stream_listen(int fd, struct sock *, int backlog);
SHIM_LOCAL int stream_accept(int fd, struct sock *, struct sockaddr *, socklen_t *length,
                             int flags);
SHIM_LOCAL int stream_shutdown(int fd, struct sock *, int how);

/* What a read that brought nothing means: `result` is 0 or -1 with errno as AF_UNIX has it; the
 * return value is TCP's. */
SHIM_LOCAL ssize_t stream_read_ended(int fd, struct sock *, ssize_t result, size_t wanted);

/* What a failed write means; it would have written `size` bytes. Raises SIGPIPE where TCP does. */
SHIM_LOCAL ssize_t stream_write_failed(int fd, struct sock *, size_t size, int flags);

/* Before the last close of a socket that lingers for no time: tells the peer that it is a reset. */
SHIM_LOCAL void stream_before_close(int fd, struct sock *);

/* The other end is to see a reset. */
SHIM_LOCAL void stream_reset_peer(struct sock *);

/* A new connection is none that was reset. */
SHIM_LOCAL void stream_forget_reset(struct sock *);

/* Whether the other end was closed with a reset that AF_UNIX can't show. */
SHIM_LOCAL bool stream_was_reset(struct sock *);

/* Whether both sides have ended, or a reset has. */
SHIM_LOCAL bool stream_is_over(int fd, struct sock *);

/* A listener becomes a socket that is only bound. */
SHIM_LOCAL bool stream_unlisten(int fd, struct sock *);

/* SO_ERROR: takes the pending error. */
SHIM_LOCAL int stream_take_error(int fd, struct sock *);

/* An attempt that waits ends with its socket. */
SHIM_LOCAL void stream_gone(struct sock *);

#endif
