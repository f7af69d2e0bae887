/* visitors.c — who is inside an edition, and when it can be freed.
 *
 * All that is atomic here is sequentially consistent: a visitor counts himself in and then asks
 * which edition there is; who replaces it changes that and then looks at the counters. One of the
 * two sees the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "visitors.h"
#include "direct.h"

#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

enum { STRIPES = 16, WITHOUT_STRIPE = STRIPES, EVERYBODY = (1 << (STRIPES + 1)) - 1 };

/* Each on a cache line of its own. */
struct stripe {
    _Alignas(64) atomic_uint inside;
};

/* In a forked child this is zeroes again: the parent's other threads are not inside there. */
struct lobby {
    struct stripe stripe[STRIPES];
    _Alignas(64) atomic_int process;
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

unsigned visitors_enter(void)
{
    struct lobby *there = lobby();
    const unsigned stripe = there ? stripe_of_thread() : WITHOUT_STRIPE;

    atomic_fetch_add(there ? &there->stripe[stripe].inside : &unlisted, 1);
    return stripe;
}

/* Who forked in a signal handler, in the middle of a visit, finds a zero in the child. */
void visitors_leave(unsigned stripe)
{
    atomic_uint *inside =
        stripe == WITHOUT_STRIPE ? &unlisted : &atomic_load(&the_lobby)->stripe[stripe].inside;
    unsigned count = atomic_load_explicit(inside, memory_order_relaxed);

    while (count && !atomic_compare_exchange_weak(inside, &count, count - 1))
        ;
}

/* The counters that are at zero, as bits. The caller's own counts as zero when nobody is on it but
 * the caller. */
static uint32_t empty_stripes(struct lobby *there)
{
    const unsigned own = stripe_of_thread();
    uint32_t empty = atomic_load(&unlisted) == 0 ? 1u << WITHOUT_STRIPE : 0;

    for (unsigned i = 0; i < STRIPES; i++)
        empty |= atomic_load(&there->stripe[i].inside) <= (i == own) ? 1u << i : 0;
    return empty;
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
    const uint32_t empty = empty_stripes(there);
    const uint64_t after = atomic_load(&edition->pins);

    if ((uint32_t)before || before != edition->pins_seen || before != after)
        edition->awaited = EVERYBODY;
    else
        edition->awaited &= ~empty;
    edition->pins_seen = after;
    return !edition->awaited;
}

static void put_back(struct edition *first, struct edition *last)
{
    struct edition *top = atomic_load(&retired);

    do
        last->next = top;
    while (!atomic_compare_exchange_weak(&retired, &top, first));
}

void visitors_retire(struct edition *edition)
{
    edition->awaited = EVERYBODY;
    edition->pins_seen = atomic_load(&edition->pins);
    put_back(edition, edition);
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
            put_back(edition, edition);
    }
}
