/* reader.c — the numbers that DWARF writes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "reader.h"

/* Returns how many bits were there; *last is the byte that ended them. */
static unsigned read_sevens(struct reader *reader, uint64_t *value, uint8_t *last)
{
    unsigned bits = 0;

    *value = 0;
    do {
        *last = read_byte(reader);
        if (bits < 64)
            *value |= (uint64_t)(*last & 0x7f) << bits;
        bits += 7;
    } while (*last & 0x80);
    return bits;
}

uint64_t read_unsigned(struct reader *reader)
{
    uint64_t value;
    uint8_t last;

    read_sevens(reader, &value, &last);
    return value;
}

int64_t read_signed(struct reader *reader)
{
    uint64_t value;
    uint8_t last;
    const unsigned bits = read_sevens(reader, &value, &last);

    if (bits < 64 && (last & 0x40))
        value |= -(uint64_t)1 << bits;
    return (int64_t)value;
}

struct reader read_block(struct reader *reader, uint64_t size)
{
    struct reader block = {reader->at, reader->end};

    if (size < reader_left(reader))
        block.end = reader->at + size;
    reader->at = block.end;
    return block;
}

static bool read_form(struct reader *reader, unsigned form, uintptr_t *value)
{
    static const uint8_t sizes[] = {[0] = 8, [2] = 2, [3] = 4, [4] = 8};
    const unsigned kind = form & 7;

    if (kind == 1)
        *value = form & 8 ? (uintptr_t)read_signed(reader) : (uintptr_t)read_unsigned(reader);
    else if (kind > 4)
        return false;
    else
        *value = form & 8 ? (uintptr_t)read_signed_bytes(reader, sizes[kind])
                          : (uintptr_t)read_bytes(reader, sizes[kind]);
    return true;
}

bool read_encoded(struct reader *reader, unsigned encoding, uintptr_t *value)
{
    const uintptr_t here = (uintptr_t)reader->at;
    const unsigned application = encoding & ENCODING_APPLICATION;

    if (application == ENCODING_ALIGNED)
        read_block(reader, -here & 7);
    if (!read_form(reader, encoding & ENCODING_FORM, value))
        return false;
    if (application == ENCODING_RELATIVE && *value)
        *value += here;
    return true;
}
