/* wishes.h — what the environment asks of this library.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WISHES_H
#define WISHES_H

#include "shim.h"

/* Reads BACKLOT_FDS and its kin into `books`. Returns whether anything is asked. */
SHIM_LOCAL bool wishes_read(void);

/* Whether every event of this number, or of a file by this path, is to be told. */
SHIM_LOCAL bool wishes_watch_number(int fd);
SHIM_LOCAL bool wishes_watch_path(const char *path);

/* … and whether there are paths to look out for. */
SHIM_LOCAL bool wishes_watch_paths(void);

#endif
