/* cpu_use.h — CPU time of a process, by what it was for.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CPU_USE_H
#define CPU_USE_H

#include "target.h"

#pragma GCC visibility push(hidden)

/* In the kernel's ticks, sysconf(_SC_CLK_TCK) a second. */
struct cpu_use {
    uint64_t user, system;
};

/* Leaves it as it was when the process is gone. */
void cpu_use_read(struct cpu_use *, const struct target *, bool with_children);

#pragma GCC visibility pop
#endif
