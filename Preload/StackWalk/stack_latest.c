/* stack_latest.c — the same stack once more.
 * SPDX-License-Identifier: Apache-2.0 */
#include "stack_latest.h"
#include "bytes.h"
#include "readable.h"
#include "rule_cache.h"
#include "trail.h"

static uint64_t epoch(void)
{
    return atomic_load_explicit(&rule_epoch, memory_order_relaxed) + stack_store_epoch();
}

/* What lies at a note's place is read only if all before it are true: then a walk would go there
 * as well. */
static bool is_true(const struct stack_notes *by)
{
    for (unsigned i = 0; i < by->count; i++)
        if (word_at(by->notes[i].at) != by->notes[i].word)
            return false;
    return true;
}

static bool is_same(const struct stack_found *found, const struct stack_place *place)
{
    return found->place.sp == place->sp && found->epoch == epoch() &&
           (!found->by.takes_fp || found->place.fp == place->fp) && is_true(&found->by);
}

static struct stack_found *found_from(struct stack_latest *latest, uintptr_t pc)
{
    for (unsigned i = 0; i < STACK_LATEST; i++)
        if (latest->found[i].place.pc == pc)
            return &latest->found[i];
    return &latest->found[latest->next++ % STACK_LATEST];
}

static __attribute__((noinline)) stack_id find(struct stack_found *found,
                                               const struct stack_place *place, bool *is_cut)
{
    uintptr_t pcs[STACK_FRAMES];
    const uint64_t before = epoch();
    const unsigned count = stack_walk_noting(place, pcs, STACK_FRAMES, is_cut, &found->by);

    found->place.pc = 0;
    if (*is_cut)
        return 0;
    found->id = stack_store(pcs, count);
    found->epoch = before;
    found->place = *place;
    if (found->by.is_void || !found->id)
        found->place.pc = 0;
    return found->id;
}

static stack_id find_alone(const struct stack_place *place, bool *is_cut)
{
    uintptr_t pcs[STACK_FRAMES];
    const unsigned count = stack_walk_from(place, pcs, STACK_FRAMES, is_cut);

    return *is_cut ? 0 : stack_store(pcs, count);
}

stack_id stack_from(struct stack_latest *latest, const struct stack_place *place, bool *is_cut)
{
    if (__builtin_expect(latest->is_busy, 0))
        return find_alone(place, is_cut);
    latest->is_busy = true;
    atomic_signal_fence(memory_order_seq_cst);
    struct stack_found *found = found_from(latest, place->pc);
    stack_id id = found->id;
    if (found->place.pc != place->pc || !is_same(found, place))
        id = find(found, place, is_cut);
    else
        *is_cut = false;
    atomic_signal_fence(memory_order_seq_cst);
    latest->is_busy = false;
    return id;
}
