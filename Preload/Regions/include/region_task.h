/* region_task.h — the regions of a task of Swift's concurrency: they go with it from thread to
 * thread, and to its children.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_TASK_H
#define REGION_TASK_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

/* As many as a thread's; 0 ends them. */
struct region_task_path {
    uint16_t ids[16];
};

/* A task keeps its path as a task-local value, under this key. From now on region_path_here finds
 * it: by a function of Swift's runtime that walks a list and writes nothing. */
void region_task_is_kept_under(const void *key);

/* The path of the task that runs on this thread, with the region in it; a path that is full stays
 * as it is. */
struct region_task_path region_task_path_into(uint32_t region);

/* A call of a region by a task. All zero: calls are not measured. */
struct region_task_call {
    uint64_t ticks;
    uint32_t epoch, region;
};

/* The end may be on another thread than the beginning. */
struct region_task_call region_task_begins(uint32_t region);
void region_task_ended(struct region_task_call);

#pragma GCC visibility pop
#endif
