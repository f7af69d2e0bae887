/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "sockets.h"
#include "readiness.h"
#include "sandbox.h"
#include "shim_wire.h"
#include "stream.h"
#include "tag.h"
#include "vfork_child.h"
#include "world.h"

#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

/* Records are never given back, so a number stays good. All but the first few live in chunks. */
static _Atomic uint32_t fresh = 1; /* the first number never used; 0 is "none" */
static _Atomic uint64_t spare;     /* a stack of ended records: count of changes, number */
static _Atomic(void *) high_slots;
static atomic_int limit;
static atomic_int door = -1;
static atomic_uint epoch;

/* The zeroes at *place, made by whoever needs them first. NULL: no memory. */
static void *made_once(_Atomic(void *) *place, size_t size)
{
    void *there = atomic_load_explicit(place, memory_order_acquire), *mine;

    if (there)
        return there;
    mine = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                0);
    if (mine == MAP_FAILED)
        return NULL;
    if (atomic_compare_exchange_strong(place, &there, mine))
        return mine;
    munmap(mine, size);
    return there;
}

static bool has_room(uint32_t number)
{
    return number <= FEW || made_once(&sockets_chunk[number / CHUNK], sizeof(struct sock) * CHUNK);
}

static uint32_t pop_spare(void)
{
    uint64_t top = atomic_load(&spare);

    while ((uint32_t)top) {
        const uint64_t rest = (top >> 32) + 1;
        const uint32_t next = sock_numbered((uint32_t)top)->next_spare;
        if (atomic_compare_exchange_weak(&spare, &top, rest << 32 | next))
            return (uint32_t)top;
    }
    return 0;
}

static void push_spare(uint32_t number)
{
    uint64_t top = atomic_load(&spare);

    do
        sock_numbered(number)->next_spare = (uint32_t)top;
    while (!atomic_compare_exchange_weak(&spare, &top, ((top >> 32) + 1) << 32 | number));
}

static struct sock *new_record(void)
{
    const uint32_t used = pop_spare();
    const uint32_t number = used ? used : atomic_fetch_add(&fresh, 1);

    if (number >= CHUNK * CHUNKS || !has_room(number))
        return NULL;
    struct sock *sock = sock_numbered(number);
    if (used)
        memset(sock, 0, sizeof *sock);
    sock->number = number;
    return sock;
}

uint32_t sockets_high_slot(int fd)
{
    const _Atomic uint32_t *slots = atomic_load_explicit(&high_slots, memory_order_acquire);

    return slots && (unsigned)fd < SLOTS ? atomic_load_explicit(&slots[fd], memory_order_relaxed)
                                         : 0;
}

/* NULL: there is no such descriptor, or no memory. */
static _Atomic uint32_t *slot_at(int fd)
{
    _Atomic uint32_t *slots = sockets_slot;

    if ((unsigned)fd >= SLOTS)
        return NULL;
    if (fd >= LOW_SLOTS)
        slots = made_once(&high_slots, sizeof *slots * SLOTS);
    return slots ? &slots[fd] : NULL;
}

static void set_slot(int fd, uint32_t slot)
{
    int before = atomic_load_explicit(&limit, memory_order_relaxed);

    atomic_store_explicit(slot_at(fd), slot, memory_order_relaxed);
    while (slot && before <= fd && !atomic_compare_exchange_weak(&limit, &before, fd + 1))
        ;
}

int sockets_limit(void) { return atomic_load_explicit(&limit, memory_order_relaxed); }

static uint32_t slot_value(const struct sock *sock)
{
    return sock->number | (sock->stream ? 0 : SLOT_DATAGRAM);
}

struct sock *sockets_add(int fd, bool stream, bool six)
{
    struct sock *sock;

    if (!slot_at(fd))
        return NULL;
    sock = new_record();
    if (!sock)
        return NULL;
    sock->stream = stream;
    sock->six = six;
    sock->self.ip = sock->peer.ip = ip_wildcard(six ? AF_INET6 : AF_INET);
    sock->epoch = sockets_epoch();
    atomic_store(&sock->references, 1);
    if (!vfork_child)
        set_slot(fd, slot_value(sock));
    return sock;
}

void sockets_copy(int from, int to)
{
    const uint32_t slot = slot_of(from);

    if (!slot_at(to))
        return;
    if (vfork_child) {
        /* It is about to execute the next program, which finds the socket by its tag. */
        if (slot & SLOT_NUMBER)
            tag_write(to, sock_numbered(slot & SLOT_NUMBER));
        return;
    }
    if (slot & SLOT_NUMBER)
        atomic_fetch_add(&sock_numbered(slot & SLOT_NUMBER)->references, 1);
    set_slot(to, slot);
}

struct sock *sockets_forget(int fd)
{
    uint32_t slot = slot_of(fd);

    if (!(slot & SLOT_NUMBER) || vfork_child)
        return NULL;
    slot = atomic_exchange(slot_at(fd), 0) & SLOT_NUMBER;
    if (!slot)
        return NULL;
    struct sock *sock = sock_numbered(slot);
    readiness_forget(sock, fd);
    return atomic_fetch_sub(&sock->references, 1) == 1 ? sock : NULL;
}

/* Forks by the kernel's bare call are not seen; the child at least is another process. A listener
 * is too dear to be lost by one: the kernel is asked about it. */
static bool is_ours_alone(const struct sock *sock)
{
    return sock->epoch == sockets_epoch() && sock->pid == getpid();
}

void sockets_end(struct sock *sock)
{
    if (!sock)
        return;
    SHIM_KEEP_ERRNO;
    stream_gone(sock);
    if (sock->corked)
        munmap(sock->corked, 65536);
    if (sock->ticket.entry && !sock->accepted && !sandbox_is_closed) {
        if (is_ours_alone(sock) && !sock->listening)
            lot_release(world_lot(), sock->ticket);
        else
            lot_bury(world_lot(), sock->ticket);
    }
    push_spare(sock->number);
}

void sockets_may_be_shared(void) { atomic_fetch_add(&epoch, 1); }

uint32_t sockets_epoch(void) { return atomic_load(&epoch); }

/* Whose handler it is, asks pthread_atfork(): a library that stays. The usual start files, which
 * bring another one, cost every program that starts 5 µs, and we need nothing else of them. */
SHIM_LOCAL __attribute__((weak)) void *__dso_handle;

void sockets_watch_forks(void)
{
    static atomic_bool watched;

    if (!atomic_exchange(&watched, true))
        pthread_atfork(sockets_may_be_shared, NULL, NULL);
}

static int dup2_limit;

void sockets_note_dup2(int newfd)
{
    if (newfd >= dup2_limit)
        dup2_limit = newfd + 1;
}

int sockets_before_exec(void)
{
    SHIM_KEEP_ERRNO;
    int heirs = 0;

    if (!world_active())
        return 0;
    sockets_may_be_shared();
    for (int fd = 0; fd < sockets_limit(); fd++) {
        struct sock *sock = sock_of(fd);
        if (!sock)
            continue;
        tag_write(fd, sock);
        heirs = fd + 1;
    }
    return heirs && heirs < dup2_limit ? dup2_limit : heirs;
}

void sockets_protect(int fd)
{
    const int before = atomic_exchange(&door, slot_at(fd) ? fd : -1);

    if (before >= 0)
        atomic_store(slot_at(before), 0);
    if (!slot_at(fd))
        return;
    REAL(fcntl)(fd, F_SETFD, FD_CLOEXEC);
    atomic_store(slot_at(fd), SLOT_DOOR);
}

int sockets_door(void) { return atomic_load(&door); }

int sockets_highest_number(void)
{
    struct rlimit files;
    const rlim_t most = getrlimit(RLIMIT_NOFILE, &files) ? 1024 : files.rlim_cur;

    return (int)(most > SLOTS ? SLOTS - 1 : most - 1);
}

/* What the program before us left open. */
static void adopt_heirs(void)
{
    const char *heirs = getenv(BACKLOT_HEIRS);
    const int count = heirs ? atoi(heirs) : 0;

    for (int fd = 0; fd < count && fd < SLOTS; fd++)
        tag_adopt(fd);
}

/* What signal handlers call should not wait for them to look it up. More names would make every
 * start longer, by a microsecond each. */
static void bind_early(void)
{
    REAL_EARLY(read);
    REAL_EARLY(write);
    REAL_EARLY(close);
}

/* exit() closes without close(): ports that only this process holds are given back. */
void sockets_go_home(void)
{
    for (int fd = 0; fd < sockets_limit(); fd++) {
        struct sock *sock = sock_of(fd);
        if (sock && sock->ticket.entry && !sock->accepted && is_ours_alone(sock) &&
            !sandbox_is_closed)
            lot_release(world_lot(), sock->ticket);
    }
}

void sockets_wake_up(void)
{
    SHIM_KEEP_ERRNO;
    bind_early();
    adopt_heirs();
}

void sockets_before_sending(int fd)
{
    SHIM_KEEP_ERRNO;
    struct sock *sock = sock_of(fd);

    if (!sock)
        return;
    sockets_may_be_shared();
    tag_write(fd, sock);
}

bool sockets_were_closed(int fd)
{
    const int before = errno;
    int domain = 0;
    socklen_t size = sizeof domain;

    if (before != ENOTSOCK && before != EDESTADDRREQ && before != ENOTCONN)
        return false;
    if (REAL(getsockopt)(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 && domain == AF_UNIX) {
        errno = before;
        return false;
    }
    sockets_end(sockets_forget(fd));
    return true;
}
