/* task.c — SPDX-License-Identifier: Apache-2.0 */
#include "region_slots.h"
#include "region_task.h"

#include <stdatomic.h>

enum { DEPTH = sizeof(struct region_task_path) / sizeof(uint16_t) };

/* Of Swift's runtime, where the program has it. Returns where the value of the innermost binding
 * is, for the task that runs on this thread; NULL if there is none. */
__attribute__((weak, swiftcall)) void *swift_task_localValueGet(const void *key);

static _Atomic(const void *) key;

static const struct region_task_path *kept(void)
{
    return swift_task_localValueGet(atomic_load_explicit(&key, memory_order_relaxed));
}

static unsigned path(uint16_t *ids, unsigned most)
{
    const struct region_task_path *found = kept();
    unsigned count = 0;

    while (found && count < DEPTH && count < most && found->ids[count]) {
        ids[count] = found->ids[count];
        count++;
    }
    return count;
}

void region_task_is_kept_under(const void *new_key)
{
    atomic_store(&key, new_key);
    if (swift_task_localValueGet)
        region_path_of_task = path;
}

struct region_task_path region_task_path_into(uint32_t region)
{
    const struct region_task_path *outer = region_path_of_task ? kept() : NULL;
    struct region_task_path inner = {0};
    unsigned depth = 0;

    if (outer)
        inner = *outer;
    while (depth < DEPTH && inner.ids[depth])
        depth++;
    if (depth < DEPTH)
        inner.ids[depth] = (uint16_t)region;
    return inner;
}
