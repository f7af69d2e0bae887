/* askers.c — SPDX-License-Identifier: Apache-2.0 */
#include "askers.h"
#include "kernel_record.h"

#include <string.h>
#include <unistd.h>

void askers_begin(struct askers *askers)
{
    (void)!readlink("/proc/self/exe", askers->self, sizeof(askers->self) - 1);
}

void askers_add(struct askers *askers, uint32_t pid, uint64_t time)
{
    askers->list[askers->count++ % ASKERS_MOST] = (struct asker){pid, time};
}

bool askers_have(const struct askers *askers, uint32_t pid)
{
    for (size_t i = 0; i < ASKERS_MOST; i++)
        if (askers->list[i].pid == pid)
            return true;
    return false;
}

/* The number may be another process's by now. */
static void forget(struct askers *askers, uint32_t pid, uint64_t time)
{
    for (size_t i = 0; i < ASKERS_MOST; i++)
        if (askers->list[i].pid == pid && askers->list[i].time < time)
            askers->list[i].pid = 0;
}

static bool runs_us(const struct askers *askers, const struct perf_event_header *record)
{
    enum { PATH = 64 }; /* bytes of PERF_RECORD_MMAP2 that stand before it */

    return *askers->self && strcmp((const char *)(record + 1) + PATH, askers->self) == 0;
}

void askers_hear(struct askers *askers, const struct perf_event_header *record)
{
    const uint32_t *ids = (const uint32_t *)(record + 1); /* pid; of a fork, its parent's */
    const bool is_process = record->type == PERF_RECORD_FORK && ids[0] != ids[1];

    if (is_process)
        forget(askers, ids[0], kernel_trailer_of(record)->time);
    else if (record->type == PERF_RECORD_MMAP2 && runs_us(askers, record) &&
             !askers_have(askers, ids[0]))
        askers_add(askers, ids[0], kernel_trailer_of(record)->time);
}
