/* outside.h — the way out, for destinations that the user let through.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OUTSIDE_H
#define OUTSIDE_H

#include "sockets.h"

/* Whether a destination is let through, and nobody in the lot hears it. */
SHIM_LOCAL bool outside_is_meant(enum name_protocol, struct place to);

/* Replaces the socket by a real one, which is the program's own from then on. */
SHIM_LOCAL bool outside_become_real(int fd, struct sock *);

/* The same, and connects it. */
SHIM_LOCAL int outside_connect(int fd, struct sock *, struct place to);

#endif
