/* tag.h — what a socket tells the next program that holds it, beside its names.
 *
 * SO_MAX_PACING_RATE means nothing to an AF_UNIX socket, which keeps the 64 bits all the same:
 * they follow the socket through exec, SCM_RIGHTS and posix_spawn.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TAG_H
#define TAG_H

#include "sockets.h"

/* Writes the tag, if it has changed. */
SHIM_LOCAL void tag_write(int fd, struct sock *);

/* A descriptor that came from elsewhere: if it is a socket of this lot, gives it a record. */
SHIM_LOCAL struct sock *tag_adopt(int fd);

#endif
