/* scratch.c — memory that grows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "scratch.h"

#include <sys/mman.h>

enum { FIRST_SIZE = 4096, ALIGNMENT = 8 };

static bool grow(struct scratch *scratch, size_t needed)
{
    SHIM_KEEP_ERRNO;
    size_t size = scratch->size ? scratch->size : FIRST_SIZE;
    void *start;

    while (size < needed)
        size *= 2;
    start = scratch->start
                ? mremap(scratch->start, scratch->size, size, MREMAP_MAYMOVE)
                : mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED)
        return false;
    scratch->start = start;
    scratch->size = size;
    return true;
}

char *scratch_add(struct scratch *scratch, size_t length)
{
    const size_t at = scratch->used;
    const size_t used = at + (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

    if (used > scratch->size && !grow(scratch, used))
        return NULL;
    scratch->used = used;
    return scratch->start + at;
}

void scratch_free(struct scratch *scratch)
{
    SHIM_KEEP_ERRNO;

    if (scratch->start)
        munmap(scratch->start, scratch->size);
    *scratch = (struct scratch){0};
}
