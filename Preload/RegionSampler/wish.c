/* wish.c — SPDX-License-Identifier: Apache-2.0 */
#include "wish.h"
#include "kernel.h"

enum word { HANDLER, MASK, FLAGS, RESTORER };

enum { SLOT_BITS = 8 };

static unsigned slot_of(uint64_t number) { return number & ((1u << SLOT_BITS) - 1); }

static uint64_t number_after(uint64_t number, unsigned slot)
{
    return ((number >> SLOT_BITS) + 1) << SLOT_BITS | slot;
}

static void put(struct wish_slot *slot, enum word word, uint64_t value)
{
    atomic_store_explicit(&slot->words[word], value, memory_order_relaxed);
}

static uint64_t get(const struct wish_slot *slot, enum word word)
{
    return atomic_load_explicit(&slot->words[word], memory_order_relaxed);
}

static void fill(struct wish_slot *slot, const struct wished *action)
{
    /* Who reads one of these sees that the slot is no longer the current one. */
    atomic_thread_fence(memory_order_release);
    put(slot, HANDLER, (uintptr_t)action->handler);
    put(slot, MASK, action->mask);
    put(slot, FLAGS, (unsigned)action->flags);
    put(slot, RESTORER, (uintptr_t)action->restorer);
}

static void copy(const struct wish_slot *slot, struct wished *action)
{
    action->handler = (__sighandler_t)get(slot, HANDLER);
    action->mask = get(slot, MASK);
    action->flags = (int)get(slot, FLAGS);
    action->restorer = (void (*)(void))get(slot, RESTORER);
}

/* There are more than threads that are here at once. */
static unsigned take_slot(struct wish *wish)
{
    for (unsigned i = 0;; i = (i + 1) % WISH_SLOTS) {
        if (!atomic_exchange(&wish->slots[i].is_taken, 1))
            return i;
        if (i == WISH_SLOTS - 1)
            direct_call(SYS_sched_yield, 0, 0, 0);
    }
}

static void give_slot(struct wish *wish, unsigned slot)
{
    atomic_store(&wish->slots[slot].is_taken, 0);
}

/* After a fork, threads that are no more may have slots. */
void wish_reset(struct wish *wish, const struct wished *action)
{
    const uint64_t before = atomic_load(&wish->current);
    const unsigned slot = (slot_of(before) + 1) % WISH_SLOTS;

    for (unsigned i = 0; i < WISH_SLOTS; i++)
        atomic_store(&wish->slots[i].is_taken, i == slot);
    fill(&wish->slots[slot], action);
    atomic_store(&wish->current, number_after(before, slot));
}

/* Nobody writes to the slot as long as it is the current one. */
uint64_t wish_read(const struct wish *wish, struct wished *action)
{
    for (;;) {
        const uint64_t number = atomic_load(&wish->current);

        copy(&wish->slots[slot_of(number)], action);
        atomic_thread_fence(memory_order_acquire);
        if (atomic_load(&wish->current) == number)
            return number;
    }
}

void wish_exchange(struct wish *wish, const struct wished *action, struct wished *earlier)
{
    const unsigned slot = take_slot(wish);
    uint64_t before = atomic_load(&wish->current);

    fill(&wish->slots[slot], action);
    while (!atomic_compare_exchange_weak(&wish->current, &before, number_after(before, slot)))
        continue;
    copy(&wish->slots[slot_of(before)], earlier);
    give_slot(wish, slot_of(before));
}

bool wish_exchange_if(struct wish *wish, uint64_t number, const struct wished *action)
{
    const unsigned slot = take_slot(wish);
    uint64_t before = number;

    fill(&wish->slots[slot], action);
    const bool is_done =
        atomic_compare_exchange_strong(&wish->current, &before, number_after(number, slot));
    give_slot(wish, is_done ? slot_of(number) : slot);
    return is_done;
}
