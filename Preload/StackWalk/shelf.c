/* shelf.c — the memory that stacks lie in.
 *
 * Its system calls pass no wrapper. Without huge pages: one of them would make 2 MiB resident for a
 * word.
 * SPDX-License-Identifier: Apache-2.0 */
#include "shelf.h"
#include "direct.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>

enum { FIRST_WORD = 1, NO_DESCRIPTOR = -1, HIGHEST_ERRNO = 4095 };

static _Atomic(struct shelf *) only_shelf;
static atomic_bool has_failed;

static long map_memory(size_t size)
{
    return direct_call6(SYS_mmap, 0, (long)size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, NO_DESCRIPTOR, 0);
}

/* Several threads may come here at once; the first one's is everybody's. */
static __attribute__((noinline)) struct shelf *make(void)
{
    struct shelf *made, *first = NULL;
    const long place = atomic_load(&has_failed) ? -1 : map_memory(sizeof(struct shelf));

    if (place < 0 && place >= -HIGHEST_ERRNO) {
        atomic_store(&has_failed, true);
        return NULL;
    }
    made = (struct shelf *)place;
    direct_call(SYS_madvise, place, sizeof(struct shelf), MADV_NOHUGEPAGE);
    atomic_store_explicit(&made->used, FIRST_WORD, memory_order_relaxed);
    if (atomic_compare_exchange_strong(&only_shelf, &first, made))
        return made;
    direct_call(SYS_munmap, place, sizeof(struct shelf), 0);
    return first;
}

struct shelf *shelf_if_any(void) { return atomic_load_explicit(&only_shelf, memory_order_acquire); }

struct shelf *shelf(void)
{
    struct shelf *known = shelf_if_any();

    return known ? known : make();
}

uint32_t shelf_take(struct shelf *from, uint32_t count)
{
    uint32_t first = atomic_load_explicit(&from->used, memory_order_relaxed);

    do
        if (count > SHELF_WORDS - first)
            return 0;
    while (!atomic_compare_exchange_weak(&from->used, &first, first + count));
    return first;
}

void shelf_return(struct shelf *to, uint32_t end, uint32_t count)
{
    atomic_compare_exchange_strong(&to->used, &end, end - count);
}
