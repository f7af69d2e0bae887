/* sandbox.h — a process that has a seccomp filter may make few system calls, and is killed for any
 * other. From then on a call on a stream is that call and nothing more.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include "shim.h"

extern SHIM_LOCAL bool sandbox_is_closed;

/* Before a filter is set: what needs system calls is done while they may be made. */
SHIM_LOCAL void sandbox_will_close(void);

#endif
