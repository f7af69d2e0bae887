/* ring.c — SPDX-License-Identifier: Apache-2.0 */
#include "ring.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int ring_map(struct ring *ring, int event, size_t most)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);

    for (size_t pages = most; pages >= 2; pages /= 2) {
        void *memory = mmap(NULL, (pages + 1) * page, PROT_READ | PROT_WRITE, MAP_SHARED, event, 0);

        if (memory != MAP_FAILED) {
            *ring = (struct ring){
                .page = memory, .data = (uint8_t *)memory + page, .size = pages * page};
            return 0;
        }
        /* EPERM: more than perf_event_mlock_kb and RLIMIT_MEMLOCK allow this user. */
        if (errno != EPERM && errno != ENOMEM)
            return -errno;
    }
    return -errno;
}

static uint64_t word_at(const struct ring *ring, uint64_t place)
{
    return *(const uint64_t *)(ring->data + (place & (ring->size - 1)));
}

/* A sample has it behind its identifier, address and thread; the others, before the identifier at
 * their end. */
static void find_time(struct ring *ring)
{
    const struct perf_event_header *record =
        (const void *)(ring->data + (ring->tail & (ring->size - 1)));
    const uint64_t behind = record->type == PERF_RECORD_SAMPLE ? 32 : record->size - 16u;

    if (ring->tail < ring->head)
        ring->next_time = word_at(ring, ring->tail + behind);
}

/* There is never less room than just before some is made. */
static uint64_t look(struct ring *ring)
{
    enum { SMALL = 256 }; /* a process begins, ends or shows regions, after a loss that is told */
    const uint64_t head = __atomic_load_n(&ring->page->data_head, __ATOMIC_ACQUIRE);

    ring->was_full |= ring->size - (head - ring->tail) < SMALL;
    return head;
}

void ring_look(struct ring *ring)
{
    ring->head = look(ring);
    find_time(ring);
}

const struct perf_event_header *ring_next(struct ring *ring, uint64_t *room)
{
    const uint64_t offset = ring->tail & (ring->size - 1);
    const struct perf_event_header *record = (void *)(ring->data + offset);
    const uint64_t here = ring->size - offset;

    if (ring->tail >= ring->head)
        return NULL;
    if (record->size <= here)
        return record;
    memcpy(room, record, here);
    memcpy((uint8_t *)room + here, ring->data, record->size - here);
    return (const void *)room;
}

void ring_advance(struct ring *ring, uint16_t size)
{
    look(ring);
    ring->tail += size;
    find_time(ring);
    __atomic_store_n(&ring->page->data_tail, ring->tail, __ATOMIC_RELEASE);
}
