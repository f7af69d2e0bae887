/* arena.c — the memory that stacks lie in.
 *
 * Its system calls pass no wrapper. The tables are without huge pages: one of them would make 2 MiB
 * resident for a word.
 * SPDX-License-Identifier: Apache-2.0 */
#include "arena.h"
#include "direct.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>

enum { FIRST_WORD = 1, NO_DESCRIPTOR = -1, HIGHEST_ERRNO = 4095 };

static _Atomic(struct arena *) only_arena;
static atomic_bool has_failed;

static void *map_memory(size_t size)
{
    const long place = direct_call6(SYS_mmap, 0, (long)size, PROT_READ | PROT_WRITE,
                                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, NO_DESCRIPTOR, 0);

    return place < 0 && place >= -HIGHEST_ERRNO ? NULL : (void *)place;
}

/* Several threads may come here at once; the first one's is everybody's. */
static __attribute__((noinline)) struct arena *make(void)
{
    struct arena *made, *first = NULL;

    made = atomic_load(&has_failed) ? NULL : map_memory(sizeof(struct arena));
    if (!made) {
        atomic_store(&has_failed, true);
        return NULL;
    }
    direct_call(SYS_madvise, (long)made, sizeof(struct arena), MADV_NOHUGEPAGE);
    atomic_store_explicit(&made->used, FIRST_WORD, memory_order_relaxed);
    if (atomic_compare_exchange_strong(&only_arena, &first, made))
        return made;
    direct_call(SYS_munmap, (long)made, sizeof(struct arena), 0);
    return first;
}

struct arena *arena_if_any(void) { return atomic_load_explicit(&only_arena, memory_order_acquire); }

struct arena *arena(void)
{
    struct arena *known = arena_if_any();

    return known ? known : make();
}

/* As with the arena itself: the first one's is everybody's. */
static bool has_piece(struct arena *in, uint32_t number)
{
    uint64_t *made, *first = NULL;

    if (atomic_load_explicit(&in->pieces[number], memory_order_acquire))
        return true;
    made = map_memory(PIECE_WORDS * sizeof(*made));
    if (made && !atomic_compare_exchange_strong(&in->pieces[number], &first, made))
        direct_call(SYS_munmap, (long)made, PIECE_WORDS * sizeof(*made), 0);
    return made || first;
}

/* What is left of a piece may be too little. */
static uint32_t place_for(uint32_t used, uint32_t count)
{
    const uint32_t left = PIECE_WORDS - used % PIECE_WORDS;

    return count <= left ? used : used + left;
}

uint32_t arena_take(struct arena *from, uint32_t count)
{
    uint32_t used = atomic_load_explicit(&from->used, memory_order_relaxed);
    uint32_t first;

    do {
        first = place_for(used, count);
        if (first >> PIECE_BITS >= ARENA_PIECES || !has_piece(from, first >> PIECE_BITS))
            return 0;
    } while (!atomic_compare_exchange_weak(&from->used, &used, first + count));
    return first;
}

void arena_return(struct arena *to, uint32_t end, uint32_t count)
{
    atomic_compare_exchange_strong(&to->used, &end, end - count);
}
