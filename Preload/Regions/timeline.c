/* timeline.c — SPDX-License-Identifier: Apache-2.0 */
#include "timeline.h"
#include "board.h"

#include <time.h>

static struct region_event where(const struct region_slot *slot)
{
    const uint32_t depth = atomic_load_explicit(&slot->depth, memory_order_relaxed);
    const uint32_t told = depth < REGION_DEPTH ? depth : REGION_DEPTH;
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (struct region_event){
        .time = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec,
        .tid = (uint32_t)atomic_load_explicit(&slot->tid, memory_order_relaxed),
        .region = told ? atomic_load_explicit(&slot->stack[told - 1], memory_order_relaxed) : 0,
        .depth = depth < UINT16_MAX ? (uint16_t)depth : UINT16_MAX,
    };
}

/* A signal handler that comes between has its event overwritten: the regions it used were over
 * before anything else of this thread. */
void region_change_note(void)
{
    const unsigned number = region_slot_here();
    struct region_event *ring;
    struct region_slot *slot;
    uint64_t head;

    if (number == NO_SLOT ||
        !atomic_load_explicit(&region_board_if_any()->watchers, memory_order_relaxed))
        return;
    ring = region_board_events(number);
    if (!ring)
        return;
    slot = &region_board_if_any()->slots[number];
    head = atomic_load_explicit(&slot->head, memory_order_relaxed);
    ring[head % REGION_EVENTS] = where(slot);
    atomic_store_explicit(&slot->head, head + 1, memory_order_release);
    if (head + 1 == REGION_EVENTS)
        region_board_withdraw();
}
