/* spaces.c — SPDX-License-Identifier: Apache-2.0 */
#include "maps_line.h"
#include "proc_file.h"
#include "spaces.h"

#include <stdlib.h>

static struct space *find(const struct spaces *spaces, int32_t pid)
{
    for (size_t i = 0; i < spaces->count; i++)
        if (spaces->list[i].pid == pid)
            return &spaces->list[i];
    return NULL;
}

static struct space *add(struct spaces *spaces, int32_t pid)
{
    if (spaces->count == spaces->room) {
        const size_t room = spaces->room ? spaces->room * 2 : 8;
        struct space *larger = realloc(spaces->list, room * sizeof(*larger));

        if (!larger)
            return NULL;
        spaces->list = larger;
        spaces->room = room;
    }
    spaces->list[spaces->count] = (struct space){.pid = pid};
    return &spaces->list[spaces->count++];
}

static struct copied_space *begin(struct spaces *spaces, int32_t pid)
{
    struct space *known = find(spaces, pid);
    struct space *space = known ? known : add(spaces, pid);

    if (space && !space->memory)
        space->memory = copied_space_new();
    return space ? space->memory : NULL;
}

static void drop(struct spaces *spaces, int32_t pid)
{
    struct space *space = find(spaces, pid);

    if (!space)
        return;
    copied_space_free(space->memory);
    *space = spaces->list[--spaces->count];
}

static void fill(struct copied_space *memory, char *maps)
{
    struct perf_data_mapping mapping;

    while (maps_line_read(&maps, &mapping))
        if (mapping.length)
            copied_space_map(memory, mapping.start, mapping.length, mapping.file_offset,
                             mapping.path);
}

/* NULL: it is gone. */
static struct copied_space *own(struct spaces *spaces, int32_t pid)
{
    const struct space *space = find(spaces, pid);
    struct copied_space *memory = space ? space->memory : NULL;
    char *maps = memory ? NULL : proc_file_whole(pid, "maps");

    if (!maps)
        return memory;
    memory = begin(spaces, pid);
    if (memory)
        fill(memory, maps);
    free(maps);
    return memory;
}

struct copied_space *spaces_of(struct spaces *spaces, int32_t pid, int32_t kin)
{
    enum { GENERATIONS = 8 };

    for (int i = 0; i < GENERATIONS && pid; i++) {
        struct copied_space *memory = own(spaces, pid);
        const struct space *space = find(spaces, pid);

        if (memory)
            return memory;
        pid = space ? space->kin : 0;
    }
    return own(spaces, kin);
}

/* PERF_RECORD_MMAP2, as the kernel has it. */
struct mapped {
    struct perf_event_header header;
    uint32_t pid, tid;
    uint64_t start, length, file_offset;
    uint8_t file[24];
    uint32_t protection, flags;
    char path[];
};

static void hear_mapped(struct spaces *spaces, const struct mapped *mapped)
{
    struct space *space = find(spaces, (int32_t)mapped->pid);

    if (space && space->memory && !(mapped->header.misc & PERF_RECORD_MISC_MMAP_DATA))
        copied_space_map(space->memory, mapped->start, mapped->length, mapped->file_offset,
                         mapped->path);
}

static void hear_forked(struct spaces *spaces, int32_t pid, int32_t parent)
{
    struct space *space = NULL;

    drop(spaces, pid);
    space = add(spaces, pid);
    if (space)
        space->kin = parent;
}

void spaces_hear(struct spaces *spaces, const struct perf_event_header *record)
{
    const uint32_t *ids = (const uint32_t *)(record + 1);

    switch (record->type) {
    case PERF_RECORD_MMAP2:
        return hear_mapped(spaces, (const void *)record);
    case PERF_RECORD_COMM: /* it has become another program, whose memory is told from here on */
        if (record->misc & PERF_RECORD_MISC_COMM_EXEC) {
            drop(spaces, (int32_t)ids[0]);
            begin(spaces, (int32_t)ids[0]);
        }
        return;
    case PERF_RECORD_FORK: /* pid, ppid */
        if (ids[0] != ids[1])
            hear_forked(spaces, (int32_t)ids[0], (int32_t)ids[1]);
        return;
    case PERF_RECORD_EXIT: /* pid, ppid, tid */
        if (ids[0] == ids[2])
            drop(spaces, (int32_t)ids[0]);
        return;
    }
}
