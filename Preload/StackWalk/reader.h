/* reader.h — the numbers that DWARF writes. Past the end there are zeroes.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef READER_H
#define READER_H

#include "bytes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct reader {
    const uint8_t *at, *end;
};

/* DW_EH_PE_… */
enum encoding {
    ENCODING_ADDRESS = 0,
    ENCODING_SIGNED4 = 0x0b,
    ENCODING_FORM = 0x0f,
    ENCODING_RELATIVE = 0x10,
    ENCODING_OF_TABLE = 0x30,
    ENCODING_ALIGNED = 0x50,
    ENCODING_APPLICATION = 0x70,
    ENCODING_INDIRECT = 0x80,
    ENCODING_OMITTED = 0xff,
};

static inline size_t reader_left(const struct reader *reader)
{
    return (size_t)(reader->end - reader->at);
}

static inline uint64_t read_bytes(struct reader *reader, size_t size)
{
    uint64_t value = 0;

    if (size > reader_left(reader)) {
        reader->at = reader->end;
        return 0;
    }
    bytes_copy(&value, reader->at, size);
    reader->at += size;
    return value;
}

static inline uint8_t read_byte(struct reader *reader) { return (uint8_t)read_bytes(reader, 1); }

/* `size` bytes, of which the highest bit is the sign. */
static inline int64_t read_signed_bytes(struct reader *reader, size_t size)
{
    const unsigned unused = 64 - 8 * (unsigned)size;

    return (int64_t)(read_bytes(reader, size) << unused) >> unused;
}

uint64_t read_unsigned(struct reader *); /* LEB128 */
int64_t read_signed(struct reader *);

/* Steps over `size` bytes, and returns them as a reader of their own. */
struct reader read_block(struct reader *, uint64_t size);

/* Returns false for a form that is not known. */
bool read_encoded(struct reader *, unsigned encoding, uintptr_t *value);

#pragma GCC visibility pop
#endif
