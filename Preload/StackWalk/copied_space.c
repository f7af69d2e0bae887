/* copied_space.c — what lies where in the memory of another process.
 * SPDX-License-Identifier: Apache-2.0 */
#include "copied_space.h"
#include "elf_file.h"

#include <stdlib.h>
#include <string.h>

struct mapping {
    uint64_t start, end;
    uint64_t offset; /* in the file, of what lies at `start` */
    struct elf_file *file;
};

/* By their addresses; no two have one in common. */
struct copied_space {
    struct mapping *mappings;
    size_t count, room;
    size_t latest; /* that was asked for */
};

struct copied_space *copied_space_new(void) { return calloc(1, sizeof(struct copied_space)); }

void copied_space_free(struct copied_space *space)
{
    if (!space)
        return;
    for (size_t i = 0; i < space->count; i++)
        elf_file_release(space->mappings[i].file);
    free(space->mappings);
    free(space);
}

/* The first that ends after the address. */
static size_t place_of(const struct copied_space *space, uint64_t address)
{
    size_t low = 0, high = space->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (space->mappings[middle].end <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* For two more: who takes one away from the middle of another leaves two. */
static bool make_room(struct copied_space *space)
{
    const size_t room = space->room ? 2 * space->room : 32;

    if (space->count + 2 <= space->room)
        return true;
    struct mapping *mappings = realloc(space->mappings, room * sizeof(*mappings));
    if (!mappings)
        return false;
    space->mappings = mappings;
    space->room = room;
    return true;
}

static void insert(struct copied_space *space, size_t place, struct mapping mapping)
{
    struct mapping *at = &space->mappings[place];

    memmove(at + 1, at, (space->count - place) * sizeof(*at));
    *at = mapping;
    space->count++;
}

static void take_out(struct copied_space *space, size_t place)
{
    struct mapping *at = &space->mappings[place];

    elf_file_release(at->file);
    space->count--;
    memmove(at, at + 1, (space->count - place) * sizeof(*at));
}

static void begin_at(struct mapping *mapping, uint64_t start)
{
    mapping->offset += start - mapping->start;
    mapping->start = start;
}

/* Takes an own part in the file. */
static struct mapping rest_of(const struct mapping *mapping, uint64_t start)
{
    struct mapping rest = *mapping;

    begin_at(&rest, start);
    return rest;
}

static void clear(struct copied_space *space, uint64_t start, uint64_t end)
{
    size_t place = place_of(space, start);

    if (place < space->count && space->mappings[place].start < start) {
        struct mapping *cut = &space->mappings[place];

        if (cut->end > end) {
            insert(space, place + 1, rest_of(cut, end));
            cut = &space->mappings[place];
            elf_file_share(cut->file);
        }
        cut->end = start;
        place++;
    }
    while (place < space->count && space->mappings[place].end <= end)
        take_out(space, place);
    if (place < space->count && space->mappings[place].start < end)
        begin_at(&space->mappings[place], end);
}

void copied_space_unmap(struct copied_space *space, uint64_t start, uint64_t length)
{
    if (length > 0 && make_room(space))
        clear(space, start, start + length < start ? UINT64_MAX : start + length);
}

bool copied_space_map(struct copied_space *space, uint64_t start, uint64_t length,
                      uint64_t file_offset, const char *path)
{
    const uint64_t end = start + length < start ? UINT64_MAX : start + length;
    struct mapping mapping = {start, end, file_offset, NULL};

    if (length == 0)
        return true;
    if (!make_room(space) || !(mapping.file = elf_file_take(path)))
        return false;
    clear(space, start, end);
    insert(space, place_of(space, start), mapping);
    return true;
}

static inline const struct mapping *mapping_of(struct copied_space *space, uint64_t address)
{
    const struct mapping *latest = &space->mappings[space->latest];

    if (space->latest < space->count && address - latest->start < latest->end - latest->start)
        return latest;
    const size_t place = place_of(space, address);
    if (place == space->count || space->mappings[place].start > address)
        return NULL;
    space->latest = place;
    return &space->mappings[place];
}

struct rule copied_space_rule(struct copied_space *space, uint64_t address)
{
    const struct mapping *mapping = mapping_of(space, address);

    if (!mapping)
        return (struct rule){.kind = RULE_NONE};
    return elf_file_rule(mapping->file, address - mapping->start + mapping->offset);
}

bool copied_space_info(struct copied_space *space, uint64_t address, struct frame_info *info)
{
    const struct mapping *mapping = mapping_of(space, address);

    return mapping &&
           elf_file_info(mapping->file, address - mapping->start + mapping->offset, info);
}
