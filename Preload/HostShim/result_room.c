/* result_room.c — where results lie that libc keeps for the program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "result_room.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>

enum { FIRST_SIZE = 4096 };

/* A room in one word, so that a signal handler finds it whole: its address, which ends in zeroes,
 * and instead of them how often the first size was doubled. 0: there is none yet. */
typedef uintptr_t packed_room;

static packed_room pack(struct result_room room)
{
    return (uintptr_t)room.at | (uintptr_t)__builtin_ctzl(room.size / FIRST_SIZE);
}

static struct result_room unpack(packed_room packed)
{
    const uintptr_t doubled = packed % FIRST_SIZE;

    return (struct result_room){(void *)(packed - doubled), (size_t)FIRST_SIZE << doubled};
}

/* The rooms of one thread. */
struct house {
    struct house *next; /* in the list of those without a tenant */
    _Atomic packed_room room[RESULT_USES];
};

/* Initial-exec: without a call into the loader, which may allocate. */
static __thread struct house *mine __attribute__((tls_model("initial-exec")));

static _Atomic(struct house *) empty;

static void give(struct house *house)
{
    house->next = atomic_load(&empty);
    while (!atomic_compare_exchange_weak(&empty, &house->next, house))
        ;
}

/* Takes all and gives the others back: of a list that is popped one by one, another thread could
 * see a `next` that is no longer true. */
static struct house *take(void)
{
    struct house *house = atomic_exchange(&empty, NULL);

    for (struct house *other = house ? house->next : NULL, *next; other; other = next) {
        next = other->next;
        give(other);
    }
    return house;
}

static void *map(size_t size)
{
    void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return at == MAP_FAILED ? NULL : at;
}

static void move_out(void *house)
{
    mine = NULL;
    give(house);
}

/* The key that makes move_out() run at a thread's end; plus one. */
static _Atomic(pthread_key_t) end_key;

static pthread_key_t end_of_thread(void)
{
    pthread_key_t known = atomic_load(&end_key), fresh;

    if (known || pthread_key_create(&fresh, move_out))
        return known;
    if (atomic_compare_exchange_strong(&end_key, &known, fresh + 1))
        return fresh + 1;
    pthread_key_delete(fresh);
    return known;
}

static struct house *move_in(void)
{
    struct house *house = take();
    const pthread_key_t key = end_of_thread();

    house = house ? house : map(sizeof *house);
    if (house && key)
        pthread_setspecific(key - 1, house);
    return mine = house;
}

static bool map_room(_Atomic packed_room *room, size_t size)
{
    const struct result_room fresh = {map(size), size};

    if (fresh.at)
        atomic_store_explicit(room, pack(fresh), memory_order_relaxed);
    return fresh.at;
}

struct result_room result_room(enum result_use use)
{
    SHIM_KEEP_ERRNO;
    struct house *house = mine ? mine : move_in();
    packed_room packed;

    if (!house)
        return (struct result_room){NULL, 0};
    packed = atomic_load_explicit(&house->room[use], memory_order_relaxed);
    if (!packed && !map_room(&house->room[use], FIRST_SIZE))
        return (struct result_room){NULL, 0};
    return unpack(atomic_load_explicit(&house->room[use], memory_order_relaxed));
}

/* The small one is never given back: the program may be in the middle of writing to it, interrupted
 * by the signal whose handler asks. Those left behind are together as large as the last one. */
bool result_room_grow(enum result_use use, struct result_room room)
{
    SHIM_KEEP_ERRNO;

    return map_room(&mine->room[use], 2 * room.size);
}
