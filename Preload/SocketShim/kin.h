/* kin.h — whether another process is of this lot, asked of the kernel.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef KIN_H
#define KIN_H

#include "shim.h"

struct ucred;

/* For when a process number is not the one a name speaks of: the socket was handed on, or its
 * holder lives in a PID namespace of its own. Only who has the lot's file mapped is of the lot. A
 * process that our namespace has no number for is believed if it is of our own user. */
SHIM_LOCAL bool kin_is_of_lot(const struct ucred *);

#endif
