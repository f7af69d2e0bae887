/* tasks.h — the threads of this process, as the kernel tells of them. Without memory of the heap.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TASKS_H
#define TASKS_H

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/* Calls `each` for every thread; returns 0, the first result that is not, or a negative errno. */
int tasks_each(int (*each)(void *with, int tid), void *with);

bool task_blocks(int tid, int signal);

#pragma GCC visibility pop
#endif
