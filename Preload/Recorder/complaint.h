/* complaint.h — one sentence about what went wrong, and a status of sysexits.h.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef COMPLAINT_H
#define COMPLAINT_H

#include <sysexits.h>

#pragma GCC visibility push(hidden)

/* Returns the status. */
__attribute__((format(printf, 2, 3))) int complain(int status, const char *format, ...);

#pragma GCC visibility pop
#endif
