/* visitors.c — who is inside an edition, and when it can be freed.
 *
 * All that is atomic here is sequentially consistent: a visitor counts himself in and then asks
 * which edition there is; who replaces it changes that and then looks at the counters. One of the
 * two sees the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "visitors.h"
#include "descriptor.h"
#include "direct.h"

#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

/* Two counters to a stripe, of which visitors use one: those who come now do not keep the other
 * from reaching zero. */
enum { STRIPES = 16, COUNTERS = 2 * STRIPES, UNLISTED = COUNTERS };
static const uint64_t every_counter = ((uint64_t)1 << (COUNTERS + 1)) - 1;

/* Each on a cache line of its own. */
struct stripe {
    _Alignas(64) atomic_uint inside[2];
};

/* In a forked child this is zeroes again: the parent's other threads are not inside there. */
struct lobby {
    struct stripe stripe[STRIPES];
    _Alignas(64) atomic_uint used; /* 0 or 1: the counters that visitors use now */
    atomic_int process;
};

static _Atomic(struct lobby *) the_lobby;
static atomic_uint unlisted; /* those inside when there was no memory for a lobby */
static _Atomic(struct edition *) retired;

static struct lobby *new_lobby(void)
{
    struct lobby *there = NULL, *mine;

    mine = mmap(NULL, sizeof *mine, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mine == MAP_FAILED)
        return NULL;
    madvise(mine, sizeof *mine, MADV_WIPEONFORK);
    if (atomic_compare_exchange_strong(&the_lobby, &there, mine))
        return mine;
    munmap(mine, sizeof *mine);
    return there;
}

static struct lobby *lobby(void)
{
    struct lobby *there = atomic_load_explicit(&the_lobby, memory_order_acquire);

    return __builtin_expect(there != NULL, 1) ? there : new_lobby();
}

/* Threads lie far apart in memory. */
static unsigned stripe_of_thread(void)
{
    return (unsigned)(((uint64_t)pthread_self() >> 6) * 0x9e3779b97f4a7c15u >> 60);
}

static atomic_uint *counter_numbered(struct lobby *there, unsigned number)
{
    return number == UNLISTED ? &unlisted : &there->stripe[number / 2].inside[number % 2];
}

unsigned visitors_enter(void)
{
    struct lobby *there = lobby();
    const unsigned number =
        there ? 2 * stripe_of_thread() + atomic_load_explicit(&there->used, memory_order_relaxed)
              : UNLISTED;

    atomic_fetch_add(counter_numbered(there, number), 1);
    return number;
}

/* Who forked in a signal handler, in the middle of a visit, finds a zero in the child. */
void visitors_leave(unsigned number)
{
    atomic_uint *inside = counter_numbered(atomic_load(&the_lobby), number);
    unsigned count = atomic_load_explicit(inside, memory_order_relaxed);

    while (count && !atomic_compare_exchange_weak(inside, &count, count - 1))
        ;
}

/* The bits of a stripe's counters. */
static uint64_t both_of(unsigned stripe) { return (uint64_t)3 << 2 * stripe; }

/* The counters that are at zero, as bits. The caller's own count as zero when nobody is on them but
 * the caller. */
static uint64_t empty_counters(struct lobby *there)
{
    const unsigned own = stripe_of_thread();
    uint64_t empty = 0;
    unsigned on_own = 0;

    for (unsigned number = 0; number <= COUNTERS; number++) {
        const unsigned inside = atomic_load(counter_numbered(there, number));
        empty |= inside == 0 ? (uint64_t)1 << number : 0;
        on_own += number / 2 == own ? inside : 0;
    }
    return on_own <= 1 ? empty | both_of(own) : empty;
}

/* Lets visitors use the other counters from now on, if those are free. */
static void change_counters(struct lobby *there)
{
    static const uint64_t of_zero = 0x55555555, of_one = 0xaaaaaaaa;
    const unsigned used = atomic_load(&there->used);
    const uint64_t others = used ? of_zero : of_one;

    if ((empty_counters(there) & others) == others)
        atomic_store(&there->used, !used);
}

bool visitors_are_guests(void)
{
    struct lobby *there = lobby();
    const int self = (int)direct_call(SYS_getpid, 0, 0, 0);
    int process = there ? atomic_load(&there->process) : self;

    if (process == self)
        return false;
    if (process && process == (int)direct_call(SYS_getppid, 0, 0, 0))
        return true;
    atomic_compare_exchange_strong(&there->process, &process, self);
    return false;
}

enum { PIN = 1 };
static const uint64_t ever = (uint64_t)1 << 32;

void visitors_pin(struct edition *edition) { atomic_fetch_add(&edition->pins, ever + PIN); }

void visitors_unpin(struct edition *edition) { atomic_fetch_sub(&edition->pins, PIN); }

/* Who walks over a pinned edition may come upon it long after it was replaced. So the counters
 * start to matter when the last pin is gone, and start again when there was another. */
static bool is_done_with(struct edition *edition, struct lobby *there)
{
    const uint64_t before = atomic_load(&edition->pins);
    const uint64_t empty = empty_counters(there);
    const uint64_t after = atomic_load(&edition->pins);

    if ((uint32_t)before || before != edition->pins_seen || before != after)
        edition->awaited = every_counter;
    else
        edition->awaited &= ~empty;
    edition->pins_seen = after;
    return !edition->awaited;
}

static void push(struct edition *edition)
{
    edition->next = atomic_load(&retired);
    while (!atomic_compare_exchange_weak(&retired, &edition->next, edition))
        ;
}

/* At once: a visitor who never comes back, because his thread was cancelled or his handler left by
 * siglongjmp(), keeps memory from being freed, but takes no numbers from the program. Who still
 * looks at the edition by it sees another file there, or none, and looks again. */
static void close_descriptor(struct edition *edition)
{
    if (!visitors_are_guests())
        descriptor_close_if_ours(atomic_exchange(&edition->descriptor, EDITION_NO_DESCRIPTOR),
                                 &edition->known.stamp);
}

void visitors_retire(struct edition *edition)
{
    close_descriptor(edition);
    edition->awaited = every_counter;
    edition->pins_seen = atomic_load(&edition->pins);
    push(edition);
}

/* Takes all there are, so that they are ours alone. A child of vfork() would close the numbers that
 * its parent has in its own table only. */
void visitors_clean_up(const struct edition *held)
{
    struct lobby *there = atomic_load(&the_lobby);
    struct edition *edition, *next;

    if (!atomic_load_explicit(&retired, memory_order_relaxed) || !there || visitors_are_guests())
        return;
    for (edition = atomic_exchange(&retired, NULL); edition; edition = next) {
        next = edition->next;
        if (edition != held && is_done_with(edition, there))
            edition_free(edition);
        else
            push(edition);
    }
    change_counters(there);
}
