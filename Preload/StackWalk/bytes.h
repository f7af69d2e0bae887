/* bytes.h — what string.h has, one byte at a time. A call of libc may be bound only when it is
 * first made, and binding takes 3 KiB of somebody's stack. SPDX-License-Identifier: Apache-2.0 */
#ifndef BYTES_H
#define BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Compilers know a loop like these by heart, and would put the call back. */
#define BYTES_HIDE(index) __asm__("" : "+r"(index))

static inline void bytes_copy(void *to, const void *from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        BYTES_HIDE(i);
        ((uint8_t *)to)[i] = ((const uint8_t *)from)[i];
    }
}

static inline bool bytes_equal(const void *left, const void *right, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        BYTES_HIDE(i);
        if (((const uint8_t *)left)[i] != ((const uint8_t *)right)[i])
            return false;
    }
    return true;
}

/* At most `most`. */
static inline size_t text_length(const char *text, size_t most)
{
    size_t length = 0;

    while (length < most && text[length]) {
        length++;
        BYTES_HIDE(length);
    }
    return length;
}

static inline bool text_equal(const char *left, const char *right)
{
    const size_t length = text_length(left, SIZE_MAX);

    return length == text_length(right, SIZE_MAX) && bytes_equal(left, right, length);
}

#endif
