/* frame_info.c — finds and reads what a compiler wrote down about the frames of a function.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame_info.h"
#include "bytes.h"
#include "machine.h"

/* No library's tables are longer. The loader tells the code's end at times, and not the file's. */
enum { LONGEST = 1 << 28 };

/* The table that the linker sorts: both are distances from the table's header. */
struct table_row {
    int32_t begin, entry;
};

struct table {
    const uint8_t *header;
    const struct table_row *rows;
    size_t count;
};

static bool table_open(const struct frame_tables *tables, struct table *table)
{
    struct reader header = {tables->header, tables->end};
    uintptr_t frames, count;

    if ((uintptr_t)tables->header % sizeof(int32_t) != 0 || read_byte(&header) != 1)
        return false;
    const unsigned frames_encoding = read_byte(&header), count_encoding = read_byte(&header);
    const unsigned table_encoding = read_byte(&header);
    if (count_encoding == ENCODING_OMITTED ||
        table_encoding != (ENCODING_OF_TABLE | ENCODING_SIGNED4) ||
        !read_encoded(&header, frames_encoding, &frames) ||
        !read_encoded(&header, count_encoding, &count) ||
        (uintptr_t)header.at % sizeof(int32_t) != 0 ||
        count > reader_left(&header) / sizeof(struct table_row))
        return false;
    *table = (struct table){tables->header, (const struct table_row *)header.at, count};
    return true;
}

/* The last function that begins at this address or before. */
static const uint8_t *table_search(const struct table *table, uintptr_t address)
{
    const intptr_t distance = (intptr_t)(address - (uintptr_t)table->header);
    size_t low = 0, high = table->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (table->rows[middle].begin <= distance)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? table->header + table->rows[low - 1].entry : NULL;
}

/* An entry of .eh_frame without its length; an empty one where none can be. */
static struct reader entry_at(const struct frame_tables *tables, const uint8_t *start)
{
    struct reader whole = {start, tables->end};
    uint64_t length;

    if (start < tables->start || start >= tables->end)
        return (struct reader){tables->end, tables->end};
    length = read_bytes(&whole, 4);
    if (length == UINT32_MAX)
        length = read_bytes(&whole, 8);
    return read_block(&whole, length);
}

static bool read_augmentation(struct reader *data, const char *letters, struct frame_info *info)
{
    uintptr_t unused;

    for (; *letters; letters++)
        switch (*letters) {
        case 'R':
            info->encoding = read_byte(data);
            break;
        case 'L':
            read_byte(data);
            break;
        case 'P':
            if (!read_encoded(data, read_byte(data), &unused))
                return false;
            break;
        case 'S':
            info->is_signal = true;
            break;
        case 'B': /* aarch64: signed with the other key */
        case 'G': /* aarch64: with tagged memory */
            break;
        default:
            return false;
        }
    return true;
}

/* What functions have in common: the "CIE". */
static bool read_common(struct reader entry, struct frame_info *info)
{
    const uint32_t id = (uint32_t)read_bytes(&entry, 4);
    const uint8_t version = read_byte(&entry);
    const char *letters = (const char *)entry.at;
    const size_t length = text_length(letters, reader_left(&entry));

    if (id != 0 || (version != 1 && version != 3) || length == reader_left(&entry))
        return false;
    entry.at += length + 1;
    info->code_unit = read_unsigned(&entry);
    info->data_unit = read_signed(&entry);
    info->return_register = version == 1 ? read_byte(&entry) : read_unsigned(&entry);
    info->is_augmented = *letters == 'z';
    if (info->is_augmented) {
        struct reader data = read_block(&entry, read_unsigned(&entry));

        if (!read_augmentation(&data, letters + 1, info))
            return false;
    }
    info->common = entry;
    return info->is_augmented || !*letters;
}

static bool read_place(const struct frame_tables *tables, struct reader *entry,
                       struct frame_info *info)
{
    if (info->encoding & ENCODING_INDIRECT || !read_encoded(entry, info->encoding, &info->begin) ||
        !read_encoded(entry, info->encoding & ENCODING_FORM, &info->size))
        return false;
    if ((info->encoding & ENCODING_APPLICATION) == ENCODING_ADDRESS)
        info->begin += tables->base;
    return true;
}

/* What is about one function: the "FDE". */
static bool read_own(const struct frame_tables *tables, struct reader entry,
                     struct frame_info *info)
{
    const uint8_t *here = entry.at;
    const uint32_t back = (uint32_t)read_bytes(&entry, 4);

    if (back == 0 || !read_common(entry_at(tables, here - back), info) ||
        !read_place(tables, &entry, info))
        return false;
    if (info->is_augmented)
        read_block(&entry, read_unsigned(&entry));
    info->origin = here;
    info->program = entry;
    return info->address - info->begin < info->size;
}

bool frame_info_in(const struct frame_tables *tables, uintptr_t address, struct frame_info *info)
{
    struct table table;
    const uint8_t *entry;

    *info =
        (struct frame_info){.address = address, .end = tables->end, .encoding = ENCODING_ADDRESS};
    if (!table_open(tables, &table))
        return false;
    entry = table_search(&table, address);
    return entry && read_own(tables, entry_at(tables, entry), info) &&
           info->return_register == REGISTER_RETURN;
}

bool frame_tables_of(const struct object *object, struct frame_tables *tables)
{
    const uint8_t *header = object->frame_table;
    const uintptr_t before = (uintptr_t)header > LONGEST ? LONGEST : (uintptr_t)header;

    *tables = (struct frame_tables){header, header - before, header + LONGEST, 0};
    return header != NULL;
}

bool frame_info_find(uintptr_t address, struct frame_info *info)
{
    struct object object;
    struct frame_tables tables;

    return object_of(address, &object) && frame_tables_of(&object, &tables) &&
           frame_info_in(&tables, address, info);
}
