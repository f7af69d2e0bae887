/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "rings.h"
#include "chain.h"
#include "lock.h"

#include <sys/mman.h>

enum {
    CAPACITY = RING_BYTES - sizeof(struct ring),
    WAITING_LIMIT = 16384,
};

/* What stands before each datagram in the ring. */
struct mark {
    uint32_t length;
};

static struct ring *ring_at(const struct lot *lot, uint16_t number)
{
    if (number == 0 || number > LOT_RINGS)
        return NULL;
    return (struct ring *)((char *)lot + LOT_BASE + (size_t)(number - 1) * RING_BYTES);
}

static struct ring *ring_of(const struct lot *lot, struct lot_ticket ticket)
{
    const struct entry *entry = entry_of(lot, ticket);
    return entry ? ring_at(lot, entry->ring) : NULL;
}

uint32_t ring_count(const struct lot *lot, struct lot_ticket ticket)
{
    const struct ring *ring = ring_of(lot, ticket);
    return ring ? atomic_load_explicit(&ring->count, memory_order_acquire) : 0;
}

/* The pages of the file are made now: a store into a hole of a full disk would be SIGBUS. */
static bool make_pages(struct ring *ring)
{
    return madvise(ring, RING_BYTES, MADV_POPULATE_WRITE) == 0;
}

static pthread_mutex_t *mutex_of(const struct lot *lot, const struct ring *ring)
{
    const size_t offset = (size_t)((const char *)ring - (const char *)lot) - LOT_BASE;
    return (pthread_mutex_t *)&lot->ring_mutex[offset / RING_BYTES];
}

static void empty(struct ring *ring)
{
    ring->head = ring->tail = ring->used = 0;
    ring->count = 0;
}

/* Who died in it left it half written: nothing in it can be trusted. */
static void hold_ring(const struct lot *lot, struct ring *ring, struct held *held)
{
    be_alone(held);
    if (lock_patiently(mutex_of(lot, ring), held) == EOWNERDEAD) {
        empty(ring);
        pthread_mutex_consistent(mutex_of(lot, ring));
    }
}

/* Within the lot's lock; never the other way round. */
static void start_ring(struct lot *lot, struct ring *ring, const struct entry *entry)
{
    struct held held;

    hold_ring(lot, ring, &held);
    empty(ring);
    ring->owner = ticket_of(lot, entry);
    let_go(mutex_of(lot, ring), &held);
}

static bool take_free_ring(struct lot *lot, struct entry *entry)
{
    for (uint16_t number = 1; number <= LOT_RINGS; number++) {
        struct ring *ring = ring_at(lot, number);
        if (lot->ring_owner[number - 1] || !make_pages(ring))
            continue;
        lot->ring_owner[number - 1] = number_of(lot, entry);
        start_ring(lot, ring, entry);
        entry->ring = number;
        return true;
    }
    return false;
}

/* Under the lot's lock. The rings of the dead are looked for when there is no other. */
static void assign_ring(struct lot *lot, struct entry *entry)
{
    static _Atomic uint32_t misses;

    if (take_free_ring(lot, entry) || misses++ % 64)
        return;
    for (int i = 0; i < LOT_RINGS; i++) {
        struct entry *owner = entry_at(lot, lot->ring_owner[i]);
        if (owner && owner != entry && lot_remove_if_dead(lot, owner))
            break;
    }
    take_free_ring(lot, entry);
}

void ring_release(struct lot *lot, uint16_t number, uint32_t entry)
{
    if (number && number <= LOT_RINGS && lot->ring_owner[number - 1] == entry)
        lot->ring_owner[number - 1] = 0;
}

static struct ring *take_ring(struct lot *lot, struct lot_ticket ticket)
{
    struct ring *ring = ring_of(lot, ticket);
    struct held held;
    struct entry *entry;

    if (ring)
        return ring;
    hold(&lot->mutex, &held);
    entry = entry_of(lot, ticket);
    if (entry && !entry->ring)
        assign_ring(lot, entry);
    let_go(&lot->mutex, &held);
    return ring_of(lot, ticket);
}

uint32_t ring_oldest(const struct lot *lot, struct lot_ticket ticket)
{
    const struct ring *ring = ring_of(lot, ticket);

    return ring ? ring->puts - ring->count : 0;
}

static void copy_in(struct ring *ring, const void *from, size_t length)
{
    const size_t first = length < CAPACITY - ring->tail ? length : CAPACITY - ring->tail;

    memcpy(ring->bytes + ring->tail, from, first);
    memcpy(ring->bytes, (const char *)from + first, length - first);
    ring->tail = (uint32_t)((ring->tail + length) % CAPACITY);
}

static void copy_out(const struct ring *ring, size_t at, void *to, size_t length)
{
    const size_t start = (ring->head + at) % CAPACITY;
    const size_t first = length < CAPACITY - start ? length : CAPACITY - start;

    memcpy(to, ring->bytes + start, first);
    memcpy((char *)to + first, ring->bytes, length - first);
}

/* Under the ring's lock. */
static bool append(struct ring *ring, const struct iovec *parts, int count, size_t length)
{
    const struct mark mark = {(uint32_t)length};

    if (ring->used + sizeof mark + length > CAPACITY || ring->count >= WAITING_LIMIT)
        return false;
    copy_in(ring, &mark, sizeof mark);
    for (int i = 0; i < count; i++)
        copy_in(ring, parts[i].iov_base, parts[i].iov_len);
    ring->used += (uint32_t)(sizeof mark + length);
    atomic_fetch_add_explicit(&ring->count, 1, memory_order_release);
    return true;
}

static bool is_owned(const struct ring *ring, struct lot_ticket ticket)
{
    return ring->owner.entry == ticket.entry && ring->owner.generation == ticket.generation;
}

bool ring_put(struct lot *lot, struct lot_ticket ticket, const struct iovec *parts, int count,
              uint32_t *number)
{
    struct ring *ring = take_ring(lot, ticket);
    struct held held;
    size_t length = 0;
    bool kept;

    for (int i = 0; i < count; i++)
        length += parts[i].iov_len;
    if (!ring)
        return false;
    hold_ring(lot, ring, &held);
    kept = is_owned(ring, ticket) && append(ring, parts, count, length);
    *number = kept ? ring->puts++ : ring->puts;
    let_go(mutex_of(lot, ring), &held);
    return kept;
}

static void drop_first(struct ring *ring, size_t length)
{
    const uint32_t size = (uint32_t)(sizeof(struct mark) + length);

    ring->head = (ring->head + size) % CAPACITY;
    ring->used -= size;
    atomic_fetch_sub_explicit(&ring->count, 1, memory_order_release);
}

/* Scatters a datagram of `length` bytes; what does not fit is cut. */
static void scatter(const struct ring *ring, size_t length, const struct iovec *parts, int count)
{
    size_t done = 0;

    for (int i = 0; i < count && done < length; i++) {
        const size_t left = length - done;
        const size_t size = parts[i].iov_len < left ? parts[i].iov_len : left;
        copy_out(ring, sizeof(struct mark) + done, parts[i].iov_base, size);
        done += size;
    }
}

ssize_t ring_take(struct lot *lot, struct lot_ticket ticket, const struct iovec *parts, int count,
                  bool peek)
{
    struct ring *ring = ring_of(lot, ticket);
    struct held held;
    struct mark mark;
    ssize_t length = -1;

    if (!ring || ring->count == 0)
        return -1;
    hold_ring(lot, ring, &held);
    if (ring->count && is_owned(ring, ticket)) {
        copy_out(ring, 0, &mark, sizeof mark);
        scatter(ring, mark.length, parts, count);
        length = mark.length;
        if (!peek)
            drop_first(ring, mark.length);
    }
    let_go(mutex_of(lot, ring), &held);
    return length;
}
