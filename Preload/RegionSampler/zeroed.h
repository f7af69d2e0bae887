/* zeroed.h — memory from the kernel, all zero: malloc is the program's.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ZEROED_H
#define ZEROED_H

#include <stddef.h>
#include <sys/mman.h>

/* In small pages: most of it is never touched, and to zero a large one takes as long as many
 * samples. Returns NULL where there is none. */
static inline void *memory_map(size_t size)
{
    void *made = mmap(NULL, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    if (made == MAP_FAILED)
        return NULL;
    madvise(made, size, MADV_NOHUGEPAGE);
    return made;
}

#endif
