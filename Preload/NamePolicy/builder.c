/* builder.c — the indexes of a snapshot in the making.
 * SPDX-License-Identifier: Apache-2.0 */
#include "builder_state.h"

static const size_t alignment = 64;

static size_t aligned(size_t size) { return (size + alignment - 1) / alignment * alignment; }

/* A power of two: about two entries for each. */
static size_t slots_for(size_t entries)
{
    size_t slots = 1;

    while (slots * 2 < entries)
        slots *= 2;
    return slots;
}

static size_t entries_room(size_t entries) { return aligned(entries * sizeof(struct index_entry)); }

/* The entries as they come, then sorted, and then the slots, with one at either end. */
size_t builder_index_room(size_t entries)
{
    return entries ? alignment + 2 * entries_room(entries) +
                         aligned((slots_for(entries) + 2) * sizeof(uint32_t))
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

/* A place for each slot's start: behind its entries, as long as they are put in from the last to
 * the first. */
static void count_slots(struct index *index)
{
    const uint32_t slots = index->mask + 1;

    for (uint32_t number = 0; number < index->count; number++)
        index->start[index->entry[number].hash & index->mask]++;
    for (uint32_t slot = 1; slot <= slots; slot++)
        index->start[slot] += index->start[slot - 1];
}

/* Sorts by slot, in the order of the file within each. What is sorted stands right behind what
 * came, so that no more memory is touched than has to be. */
void builder_sort(struct builder *builder, int number)
{
    struct index *index = &builder->snapshot->index[number];
    const struct index_entry *came = index->entry;
    struct index_entry *sorted;

    if (index->count == 0)
        return;
    sorted = (struct index_entry *)((char *)came + entries_room(index->count));
    index->start = (uint32_t *)((char *)sorted + entries_room(index->count));
    index->mask = (uint32_t)slots_for(index->count) - 1;
    count_slots(index);
    for (uint32_t i = index->count; i > 0; i--)
        sorted[--index->start[came[i - 1].hash & index->mask]] = came[i - 1];
    index->entry = sorted;
}
