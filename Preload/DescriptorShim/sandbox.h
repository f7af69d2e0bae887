/* sandbox.h — a process that has a seccomp filter is killed for a system call that it does not
 * expect, as ours are. From then on its descriptors are not looked after.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include "shim.h"

/* Before the filter is set: what needs system calls is done while they may be made. */
SHIM_LOCAL void sandbox_will_close(void);

/* It is set. */
SHIM_LOCAL void sandbox_has_closed(void);

#endif
