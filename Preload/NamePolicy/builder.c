/* builder.c — the indexes of a snapshot in the making.
 * SPDX-License-Identifier: Apache-2.0 */
#include "builder_state.h"

static const size_t alignment = 64;

static size_t aligned(size_t size) { return (size + alignment - 1) / alignment * alignment; }

/* A power of two, at least as many as there are entries. */
static size_t slots_for(size_t entries)
{
    size_t slots = 1;

    while (slots < entries)
        slots *= 2;
    return slots;
}

static size_t entries_room(size_t entries) { return aligned(entries * sizeof(struct index_entry)); }

size_t builder_index_room(size_t entries)
{
    return entries
               ? alignment + entries_room(entries) + aligned(slots_for(entries) * sizeof(uint32_t))
               : 0;
}

char *builder_place(struct builder *builder, int index, char *place, size_t entries)
{
    builder->room[index] = (uint32_t)entries;
    if (entries == 0)
        return place;
    builder->snapshot->index[index].entry = (struct index_entry *)(aligned((uintptr_t)place));
    return place + builder_index_room(entries);
}

void builder_start_line(struct builder *builder, const char *line)
{
    builder->line = (uint32_t)(line - builder->text);
}

static void add(struct builder *builder, int index, uint32_t hash, uint32_t line)
{
    struct index *to = &builder->snapshot->index[index];

    if (to->count < builder->room[index])
        to->entry[to->count++] = (struct index_entry){.hash = hash, .line = line};
}

void builder_add(struct builder *builder, int index, uint32_t hash)
{
    add(builder, index, hash, builder->line);
}

void builder_add_place(struct builder *builder, int index, uint32_t hash, const char *place)
{
    add(builder, index, hash, (uint32_t)(place - builder->text));
}

/* The slots stand right behind the entries that there are. From the last entry to the first, so
 * that the first in the file is the first in its chain. */
void builder_link(struct builder *builder, int index)
{
    struct index *of = &builder->snapshot->index[index];

    if (of->count == 0)
        return;
    of->slot = (uint32_t *)((char *)of->entry + entries_room(of->count));
    of->mask = (uint32_t)slots_for(of->count) - 1;
    for (uint32_t number = of->count; number > 0; number--) {
        uint32_t *slot = &of->slot[of->entry[number - 1].hash & of->mask];
        of->entry[number - 1].next = *slot;
        *slot = number;
    }
}
