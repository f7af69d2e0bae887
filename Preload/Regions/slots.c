/* slots.c — SPDX-License-Identifier: Apache-2.0 */
#include "slots.h"
#include "board.h"
#include "direct.h"
#include "region_slots.h"
#include "shim.h"
#include "records.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

/* The header that programs are compiled with describes the same memory in words of C++. */
#define SAME(field)                                                                                \
    _Static_assert(offsetof(struct backlot_region_slot_, field) ==                                 \
                       offsetof(struct region_slot, field),                                        \
                   "the same place")
SAME(depth);
SAME(stack);
SAME(head);
_Static_assert(sizeof(struct backlot_region_slot_) == sizeof(struct region_slot), "the same size");

__thread struct backlot_region_thread_ backlot_region_thread_;

unsigned (*region_path_of_task)(uint16_t *ids, unsigned most);

/* For threads that see no board. */
static const uint64_t quiet;

static pthread_key_t ending;
static bool has_ending;

static struct backlot_region_slot_ *public_slot(struct region_board *board, unsigned number)
{
    return (struct backlot_region_slot_ *)&board->slots[number];
}

static void raise_count(struct region_board *board, unsigned count)
{
    uint32_t known = atomic_load(&board->slot_count);

    while (known < count && !atomic_compare_exchange_weak(&board->slot_count, &known, count))
        ;
}

static bool is_dead(int32_t tid) { return direct_call(SYS_tgkill, getpid(), tid, 0) == -ESRCH; }

/* A thread that ended without its destructors has left its slot. */
static bool inherit(struct region_slot *slot, int32_t self)
{
    int32_t owner = atomic_load(&slot->tid);

    if (!owner || !is_dead(owner) || !atomic_compare_exchange_strong(&slot->tid, &owner, self))
        return false;
    atomic_store(&slot->depth, 0);
    return true;
}

static unsigned claim(struct region_board *board)
{
    const int32_t self = (int32_t)direct_call(SYS_gettid, 0, 0, 0);

    for (unsigned i = 0; i < REGION_SLOTS; i++) {
        int32_t nobody = 0;

        if (!atomic_load_explicit(&board->slots[i].tid, memory_order_relaxed) &&
            atomic_compare_exchange_strong(&board->slots[i].tid, &nobody, self))
            return i;
    }
    for (unsigned i = 0; i < REGION_SLOTS; i++)
        if (inherit(&board->slots[i], self))
            return i;
    return NO_SLOT;
}

/* What a thread is in goes with it: a forked child is in its parent's regions. */
static void move_in(struct backlot_region_slot_ *slot)
{
    struct backlot_region_slot_ *shadow = &backlot_region_thread_.shadow;

    memcpy(slot->stack, shadow->stack, sizeof slot->stack);
    __atomic_store_n(&slot->depth, shadow->depth, __ATOMIC_RELEASE);
    backlot_region_thread_.slot = slot;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    shadow->depth = 0;
}

static void settle(struct region_board *board)
{
    const unsigned number = claim(board);

    if (number == NO_SLOT)
        return;
    raise_count(board, number + 1);
    region_record_new_thread(number);
    if (has_ending)
        pthread_setspecific(ending, board);
    move_in(public_slot(board, number));
}

/* A signal handler that interrupts this finds the shadow. */
struct backlot_region_slot_ *backlot_region_join_(void)
{
    SHIM_KEEP_ERRNO;
    struct backlot_region_thread_ *thread = &backlot_region_thread_;
    struct region_board *all;

    thread->heed = &quiet;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    thread->slot = &thread->shadow;
    all = region_board();
    if (all) {
        thread->heed = (const uint64_t *)&all->watchers;
        settle(all);
    }
    return thread->slot;
}

unsigned region_slot_here(void)
{
    const struct region_board *all = region_board_if_any();
    const struct region_slot *slot = (struct region_slot *)backlot_region_thread_.slot;

    if (!all || slot < all->slots || slot >= all->slots + REGION_SLOTS)
        return NO_SLOT;
    return (unsigned)(slot - all->slots);
}

static void leave(void *ignored)
{
    struct backlot_region_thread_ *thread = &backlot_region_thread_;
    struct region_slot *slot = (struct region_slot *)thread->slot;

    (void)ignored;
    if (region_slot_here() == NO_SLOT)
        return;
    region_record_end_thread(region_slot_here());
    thread->slot = NULL;
    atomic_store(&slot->depth, 0);
    atomic_store(&slot->tid, 0);
}

/* While a fork is being made the thread lives in its shadow: what a signal handler of the child
 * does before we hear of it does not go to the parent's board. */
static void before_fork(void)
{
    struct backlot_region_thread_ *thread = &backlot_region_thread_;

    thread->home = thread->slot;
    if (region_slot_here() == NO_SLOT)
        return;
    thread->shadow.depth = thread->slot->depth;
    memcpy(thread->shadow.stack, thread->slot->stack, sizeof thread->shadow.stack);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    thread->slot = &thread->shadow;
}

static void after_fork_in_parent(void)
{
    struct backlot_region_thread_ *thread = &backlot_region_thread_;

    thread->slot = thread->home;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    if (region_slot_here() != NO_SLOT)
        thread->shadow.depth = 0;
}

static void after_fork_in_child(void)
{
    struct backlot_region_thread_ *thread = &backlot_region_thread_;

    thread->heed = &quiet;
    region_board_forget();
    region_records_forget();
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    thread->slot = NULL;
}

/* Asked for by pthread_atfork, which the usual start files serve: this library stays. */
SHIM_LOCAL __attribute__((weak)) void *__dso_handle;

/* Not at the first region, which may be in a signal handler. */
__attribute__((constructor)) static void expect_ends_and_forks(void)
{
    has_ending = !pthread_key_create(&ending, leave);
    pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
}

/* A forked child that was in no region of its own yet is in its parent's: in its shadow. */
static unsigned own_path(uint16_t *ids, unsigned most)
{
    const struct backlot_region_thread_ *thread = &backlot_region_thread_;
    const struct backlot_region_slot_ *slot = thread->slot ? thread->slot : &thread->shadow;
    unsigned depth = __atomic_load_n(&slot->depth, __ATOMIC_ACQUIRE);

    if (depth > REGION_DEPTH)
        depth = REGION_DEPTH;
    if (depth > most)
        depth = most;
    for (unsigned i = 0; i < depth; i++)
        ids[i] = __atomic_load_n(&slot->stack[i], __ATOMIC_RELAXED);
    return depth;
}

unsigned region_path_here(uint16_t *ids, unsigned most)
{
    const unsigned count = region_path_of_task ? region_path_of_task(ids, most) : 0;

    return count + own_path(ids + count, most - count);
}
