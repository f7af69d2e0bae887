/* elf_file.c — the call-frame information of a program or library that lies on the disk.
 * SPDX-License-Identifier: Apache-2.0 */
#include "elf_file.h"
#include "elf_source.h"
#include "machine.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 4096, LARGEST = 1 << 29, CACHE_BITS = 14, OFFSET_BITS = 44 };

struct elf_file {
    struct elf_file *next;
    char *path;
    unsigned uses;
    uint64_t number; /* no other file has or had it */
    bool is_open, has_tables;
    struct elf_source source;
    uint8_t *held;
    uintptr_t moved; /* added to an address of the file, gives the one that its tables speak of */
    struct frame_tables tables;
};

static struct elf_file *files;
static uint64_t numbers;

/* Of all files. Not in every process that this is loaded into. */
static struct cached {
    uint64_t key;
    struct rule rule;
} * cache;

struct elf_file *elf_file_take(const char *path)
{
    struct elf_file *file = files;

    if (!cache && !(cache = calloc(1 << CACHE_BITS, sizeof(*cache))))
        return NULL;
    while (file && strcmp(file->path, path) != 0)
        file = file->next;
    if (!file) {
        char *own = strdup(path);

        file = own ? calloc(1, sizeof(*file)) : NULL;
        if (!file) {
            free(own);
            return NULL;
        }
        *file = (struct elf_file){.next = files, .path = own, .number = ++numbers};
        files = file;
    }
    file->uses++;
    return file;
}

void elf_file_share(struct elf_file *file) { file->uses++; }

void elf_file_release(struct elf_file *file)
{
    struct elf_file **place = &files;

    if (!file || --file->uses > 0)
        return;
    while (*place != file)
        place = &(*place)->next;
    *place = file->next;
    if (file->is_open)
        elf_source_close(&file->source);
    free(file->held);
    free(file->path);
    free(file);
}

/* Where .eh_frame begins, as the head of its table has it; an address of the file. */
static bool find_frames(const struct elf_source *source, const ElfW(Phdr) * table, uint64_t *frames)
{
    uint8_t bytes[16] = {0};
    struct reader reader = {bytes, bytes + sizeof(bytes)};
    uintptr_t value;

    if (!elf_source_read(source, table->p_offset, bytes, 12))
        return false;
    const unsigned encoding = (unsigned)(read_bytes(&reader, 4) >> 8 & 0xff);
    if (!read_encoded(&reader, encoding, &value))
        return false;
    if ((encoding & ENCODING_APPLICATION) == ENCODING_RELATIVE)
        value += table->p_vaddr - (uintptr_t)bytes;
    *frames = value;
    return true;
}

/* From the first of both to the end of what is loaded with them. Where a page begins in the file,
 * one begins in our memory: an expression may ask for the low bits of an address. */
static bool hold(struct elf_file *file, const ElfW(Phdr) * loaded, uint64_t first)
{
    const uint64_t start = first - loaded->p_vaddr;
    const size_t before = first % PAGE, size = loaded->p_filesz - start;

    file->held = aligned_alloc(PAGE, (before + size + PAGE - 1) & ~(size_t)(PAGE - 1));
    if (!file->held ||
        !elf_source_read(&file->source, loaded->p_offset + start, file->held + before, size))
        return false;
    file->moved = (uintptr_t)file->held + before - first;
    file->tables.start = file->held + before;
    file->tables.end = file->tables.start + size;
    file->tables.base = file->moved;
    return true;
}

static bool hold_tables(struct elf_file *file)
{
    const ElfW(Phdr) *table = elf_source_segment(&file->source, PT_GNU_EH_FRAME);
    const ElfW(Phdr) *loaded = table ? elf_source_loaded(&file->source, table->p_offset) : NULL;
    uint64_t frames;

    if (!loaded || loaded->p_filesz > LARGEST || !find_frames(&file->source, table, &frames))
        return false;
    const uint64_t first = frames < table->p_vaddr ? frames : table->p_vaddr;
    if (first - loaded->p_vaddr >= loaded->p_filesz ||
        table->p_vaddr - loaded->p_vaddr >= loaded->p_filesz || !hold(file, loaded, first))
        return false;
    file->tables.header = (const uint8_t *)(table->p_vaddr + file->moved);
    return true;
}

static void open_once(struct elf_file *file)
{
    if (file->is_open)
        return;
    file->is_open = true;
    file->has_tables = elf_source_open(&file->source, file->path) && hold_tables(file);
}

bool elf_file_info(struct elf_file *file, uint64_t offset, struct frame_info *info)
{
    open_once(file);
    const ElfW(Phdr) *loaded = elf_source_loaded(&file->source, offset);

    return file->has_tables && loaded &&
           frame_info_in(&file->tables, offset - loaded->p_offset + loaded->p_vaddr + file->moved,
                         info);
}

/* A function that is one signal frame is asked about with the address before it: see stack_walk.c.
 */
static bool returns_from_signal(const struct elf_file *file, uint64_t offset)
{
    uint8_t code[17];

    return elf_source_read(&file->source, offset, code, sizeof(code)) &&
           (is_signal_return(code) || is_signal_return(code + 1));
}

static struct rule find_rule(struct elf_file *file, uint64_t offset)
{
    struct frame_info info;
    const bool has_info = elf_file_info(file, offset, &info);
    const bool is_return = (!has_info || info.is_signal) && returns_from_signal(file, offset);

    return rule_of_info(has_info ? &info : NULL, is_return);
}

struct rule elf_file_rule(struct elf_file *file, uint64_t offset)
{
    const uint64_t key = file->number << OFFSET_BITS | offset;
    const size_t slot = (key ^ file->number * 0x9e5) % (1 << CACHE_BITS);

    if (__builtin_expect(cache[slot].key != key, 0)) {
        cache[slot].rule = find_rule(file, offset);
        cache[slot].key = key;
    }
    return cache[slot].rule;
}
