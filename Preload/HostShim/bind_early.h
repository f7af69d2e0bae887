/* bind_early.h — the dynamic linker looks a function of libc's up when it is first called, and
 * needs more stack for that than a lookup of ours: 1.5 KiB and more. So what is called deep inside
 * a lookup is called once near its beginning, where a signal handler's small stack has that left.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BIND_EARLY_H
#define BIND_EARLY_H

#include "shim.h"

SHIM_LOCAL void bind_early(void);

#endif
