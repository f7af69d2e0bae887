/* locking.h — record locks that were taken or given back.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LOCKING_H
#define LOCKING_H

#include "books.h"

SHIM_LOCAL void locked_by_fcntl(int fd, enum call, const struct flock *);

/* Bytes from where the descriptor stands. */
SHIM_LOCAL void locked_from_here(int fd, enum call, bool is_taken, off_t here, off_t length);

#endif
