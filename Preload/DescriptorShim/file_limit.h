/* file_limit.h — how large a file may be that this process writes, in memory too: RLIMIT_FSIZE. Who
 * writes more is ended by SIGXFSZ.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FILE_LIMIT_H
#define FILE_LIMIT_H

#include "shim.h"

#include <stdint.h>

SHIM_LOCAL bool file_limit_allows(uint64_t size);

#endif
