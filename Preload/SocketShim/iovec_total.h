/* iovec_total.h — how many bytes some vectors hold.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef IOVEC_TOTAL_H
#define IOVEC_TOTAL_H

#include <stddef.h>
#include <sys/uio.h>

static inline size_t iovec_total(const struct iovec *parts, size_t count)
{
    size_t size = 0;

    for (size_t i = 0; i < count; i++)
        size += parts[i].iov_len;
    return size;
}

#endif
