/* arena.c — the memory that stacks lie in.
 *
 * Its system calls pass no wrapper. Without huge pages: one of them would make 2 MiB resident for a
 * word.
 * SPDX-License-Identifier: Apache-2.0 */
#include "arena.h"
#include "direct.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>

enum { FIRST_WORD = 1, NO_DESCRIPTOR = -1, HIGHEST_ERRNO = 4095 };

static _Atomic(struct arena *) only_arena;
static atomic_bool has_failed;

static long map_memory(size_t size)
{
    return direct_call6(SYS_mmap, 0, (long)size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, NO_DESCRIPTOR, 0);
}

/* Several threads may come here at once; the first one's is everybody's. */
static __attribute__((noinline)) struct arena *make(void)
{
    struct arena *made, *first = NULL;
    const long place = atomic_load(&has_failed) ? -1 : map_memory(sizeof(struct arena));

    if (place < 0 && place >= -HIGHEST_ERRNO) {
        atomic_store(&has_failed, true);
        return NULL;
    }
    made = (struct arena *)place;
    direct_call(SYS_madvise, place, sizeof(struct arena), MADV_NOHUGEPAGE);
    atomic_store_explicit(&made->used, FIRST_WORD, memory_order_relaxed);
    if (atomic_compare_exchange_strong(&only_arena, &first, made))
        return made;
    direct_call(SYS_munmap, place, sizeof(struct arena), 0);
    return first;
}

struct arena *arena_if_any(void) { return atomic_load_explicit(&only_arena, memory_order_acquire); }

struct arena *arena(void)
{
    struct arena *known = arena_if_any();

    return known ? known : make();
}

uint32_t arena_take(struct arena *from, uint32_t count)
{
    uint32_t first = atomic_load_explicit(&from->used, memory_order_relaxed);

    do
        if (count > ARENA_WORDS - first)
            return 0;
    while (!atomic_compare_exchange_weak(&from->used, &first, first + count));
    return first;
}

void arena_return(struct arena *to, uint32_t end, uint32_t count)
{
    atomic_compare_exchange_strong(&to->used, &end, end - count);
}
