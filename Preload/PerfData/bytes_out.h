/* bytes_out.h — numbers and text, put one after the other as far as there is room. What does not
 * fit is counted and not written.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BYTES_OUT_H
#define BYTES_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct bytes_out {
    uint8_t *to;
    size_t room, size;
};

static inline bool bytes_fit(const struct bytes_out *out) { return out->size <= out->room; }

static inline void put_bytes(struct bytes_out *out, const void *from, size_t size)
{
    if (size && out->size + size <= out->room)
        memcpy(out->to + out->size, from, size);
    out->size += size;
}

static inline void put_number16(struct bytes_out *out, uint16_t number)
{
    put_bytes(out, &number, sizeof(number));
}

static inline void put_number32(struct bytes_out *out, uint32_t number)
{
    put_bytes(out, &number, sizeof(number));
}

static inline void put_number64(struct bytes_out *out, uint64_t number)
{
    put_bytes(out, &number, sizeof(number));
}

static inline void put_zeroes(struct bytes_out *out, size_t size)
{
    if (out->size + size <= out->room)
        memset(out->to + out->size, 0, size);
    out->size += size;
}

/* The text and at least one 0, up to a multiple of `unit`. Returns how many bytes that takes. */
static inline size_t text_size(const char *text, size_t unit)
{
    return (strlen(text) / unit + 1) * unit;
}

static inline void put_text(struct bytes_out *out, const char *text, size_t unit)
{
    const size_t length = strlen(text);

    put_bytes(out, text, length);
    put_zeroes(out, text_size(text, unit) - length);
}

#endif
