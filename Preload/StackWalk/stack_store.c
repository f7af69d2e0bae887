/* stack_store.c — stacks, each kept once.
 *
 * A stack is written where nobody looks, and then its id put into the index: what a dead thread or
 * the parent of a fork left half-made is never seen. Two threads that store the same stack at once
 * may both write it; the one that comes second gives its words back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "stack_store.h"
#include "bytes.h"
#include "hash.h"
#include "stack_index.h"
#include "modules.h"
#include "trail.h"

/* In the arena, at its id. */
struct stack {
    uint64_t count;
    uint64_t frames[];
};

static _Atomic uint64_t epoch;
static _Atomic uint64_t lost;

static stack_id no_room(void)
{
    atomic_fetch_add_explicit(&lost, 1, memory_order_relaxed);
    return 0;
}

static stack_id write_stack(struct arena *in, const uint64_t *frames, unsigned count)
{
    const uint32_t id = arena_take(in, 1 + count);

    if (id) {
        struct stack *stack = (struct stack *)arena_word(in, id);

        stack->count = count;
        bytes_copy(stack->frames, frames, count * sizeof(*frames));
    }
    return id;
}

static stack_id add(struct arena *in, const uint64_t *frames, unsigned count, uint64_t hash)
{
    stack_id mine, id;

    if (atomic_load_explicit(&in->stacks, memory_order_relaxed) >= STACK_MOST_STACKS ||
        !(mine = write_stack(in, frames, count)))
        return no_room();
    id = stack_index_add(in, hash, mine);
    if (id == mine)
        atomic_fetch_add_explicit(&in->stacks, 1, memory_order_relaxed);
    else
        arena_return(in, mine + 1 + count, 1 + count);
    return id ? id : no_room();
}

/* Frames are found by their places in files, so that libraries which come and go add nothing. */
static __attribute__((noinline)) stack_id find_or_add(struct arena *in, const uintptr_t *pcs,
                                                      unsigned count)
{
    uint64_t frames[STACK_MOST_FRAMES], hash;
    stack_id id;

    for (unsigned i = 0; i < count; i++)
        frames[i] = module_frame(in, pcs[i]);
    hash = hash_words(frames, count, 0);
    id = stack_index_find(in, hash);
    return id ? id : add(in, frames, count, hash);
}

/* What was last found for lists of addresses; forgets at will. */
static _Atomic uint64_t *memo_of(struct arena *in, uint64_t hash)
{
    return &in->memo[hash & ((1 << MEMO_BITS) - 1)];
}

static __attribute__((cold, noinline)) stack_id store_new(const uintptr_t *pcs, unsigned count,
                                                          uint64_t hash)
{
    struct arena *in = arena();
    stack_id id;

    if (!in)
        return no_room();
    id = find_or_add(in, pcs, count < STACK_MOST_FRAMES ? count : STACK_MOST_FRAMES);
    if (id)
        atomic_store_explicit(memo_of(in, hash), stack_index_entry(hash, id), memory_order_release);
    return id;
}

stack_id stack_store(const uintptr_t *pcs, unsigned count)
{
    const uint64_t seed = atomic_load_explicit(&epoch, memory_order_relaxed);
    const uint64_t hash = hash_words(pcs, count, seed);
    struct arena *in = arena_if_any();
    stack_id id = 0;

    if (count == 0)
        return 0;
    if (in)
        id = stack_index_id(atomic_load_explicit(memo_of(in, hash), memory_order_acquire), hash);
    return id ? id : store_new(pcs, count, hash);
}

__attribute__((noinline)) stack_id stack_here(void)
{
    uintptr_t pcs[STACK_FRAMES];
    const unsigned count =
        stack_walk_above((uintptr_t)__builtin_frame_address(0), pcs, STACK_FRAMES);

    return stack_store(pcs, count);
}

unsigned stack_frames(stack_id id, const uint64_t **frames)
{
    struct arena *in = arena_if_any();

    *frames = NULL;
    if (!in || id == 0 || id >= atomic_load_explicit(&in->used, memory_order_relaxed))
        return 0;
    const struct stack *stack = (const struct stack *)arena_word(in, id);
    *frames = stack->frames;
    return (unsigned)stack->count;
}

uint16_t stack_module_of(stack_id id, unsigned frame)
{
    const uint64_t *frames;

    return frame < stack_frames(id, &frames) ? (uint16_t)(frames[frame] >> 48)
                                             : STACK_MODULE_UNKNOWN;
}

const struct stack_module *stack_module(uint16_t number)
{
    struct arena *in = arena_if_any();

    return in && number < STACK_MOST_MODULES
               ? atomic_load_explicit(&in->modules[number], memory_order_acquire)
               : NULL;
}

uint32_t stack_store_count(void)
{
    struct arena *in = arena_if_any();

    return in ? atomic_load_explicit(&in->stacks, memory_order_relaxed) : 0;
}

uint64_t stack_store_lost(void) { return atomic_load_explicit(&lost, memory_order_relaxed); }

uint64_t stack_store_epoch(void) { return atomic_load_explicit(&epoch, memory_order_relaxed); }

void stack_store_epoch_bump(void) { atomic_fetch_add_explicit(&epoch, 1, memory_order_relaxed); }
