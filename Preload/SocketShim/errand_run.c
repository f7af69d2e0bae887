/* Delivering datagrams: to the kernel's queue, or to the ring behind it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "capture.h"
#include "errand.h"
#include "iovec_total.h"
#include "rings.h"
#include "wire_datagram.h"
#include "world.h"

#include <string.h>
#include <sys/un.h>

enum { HEARERS = 16, SMALL = 2048 };

/* A small datagram goes faster from one piece: the kernel reads no vectors. */
static ssize_t send_whole(int fd, const struct sockaddr_un *where, socklen_t length,
                          const struct iovec *parts, size_t count)
{
    char bytes[SMALL];
    size_t size = 0;

    for (size_t i = 0; i < count; i++) {
        memcpy(bytes + size, parts[i].iov_base, parts[i].iov_len);
        size += parts[i].iov_len;
    }
    return REAL(sendto)(fd, bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL,
                        (const struct sockaddr *)where, length);
}

static ssize_t send_to(int fd, const struct sockaddr_un *where, socklen_t length,
                       const struct iovec *parts, size_t count)
{
    const struct msghdr message = {
        .msg_name = (void *)where,
        .msg_namelen = length,
        .msg_iov = (struct iovec *)parts,
        .msg_iovlen = count,
    };

    if (iovec_total(parts, count) <= SMALL)
        return send_whole(fd, where, length, parts, count);
    return REAL(sendmsg)(fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

void datagram_kick(int fd, const struct lot_hearer *hearer, uint32_t number)
{
    struct datagram head = {
        .kind = DATAGRAM_KICK, .receiver = hearer->ticket.generation, .number = number};
    const struct iovec part = {&head, sizeof head};
    struct sockaddr_un where;
    const socklen_t length = name_encode(lot_seal(world_lot()), &hearer->name, &where);

    datagram_sign(lot_seal(world_lot()), &head);
    send_whole(fd, &where, length, &part, 1);
}

/* The kernel's queue is full: the ring takes it, or it is lost, as UDP loses it. A queue that was
 * emptied meanwhile gets a kick; a full one needs none. */
static void overflow(int fd, const struct lot_hearer *hearer, const struct iovec *parts,
                     size_t count)
{
    uint32_t number;

    if (ring_put(world_lot(), hearer->ticket, parts, (int)count, &number))
        datagram_kick(fd, hearer, number);
}

/* The first part is the head: made out to this receiver, so that nobody can use it on another. */
static void address_head(const struct iovec *parts, const struct lot_hearer *hearer)
{
    struct datagram *head = parts[0].iov_base;

    head->receiver = hearer->ticket.generation;
    datagram_sign(lot_seal(world_lot()), head);
}

/* Returns 0, or ECONNREFUSED when nobody is there after all, or another errno. */
static int deliver(int fd, const struct lot_hearer *hearer, const struct sockaddr_un *where,
                   socklen_t length, const struct iovec *parts, size_t count)
{
    address_head(parts, hearer);
    if (ring_count(world_lot(), hearer->ticket)) {
        overflow(fd, hearer, parts, count);
        return 0;
    }
    if (send_to(fd, where, length, parts, count) >= 0)
        return 0;
    switch (errno) {
    case EAGAIN:
    case ENOBUFS:
        overflow(fd, hearer, parts, count);
        return 0;
    case ECONNREFUSED:
    case ECONNRESET:
        lot_bury(world_lot(), hearer->ticket);
        return ECONNREFUSED;
    case EPERM:
    case EPIPE:
        return 0;
    default:
        return errno;
    }
}

static bool same_place(struct place a, struct place b)
{
    return a.port == b.port && ip_equal(a.ip, b.ip);
}

/* Finds the receiver, unless it is the last one's. */
static bool find_route(struct last_route *last, struct place to, struct place from)
{
    const struct lot *lot = world_lot();
    const uint32_t sequence = lot_sequence(lot);

    if (last->known && last->sequence == sequence && same_place(last->to, to) &&
        same_place(last->from, from))
        return true;
    /* One sender keeps to one of several receivers, as the kernel's hash has it. */
    const uint32_t choice = (uint32_t)siphash(lot_seal(lot)->key, &from, sizeof from);
    last->known = lot_find(lot, NAME_UDP, to, from, world_host(), choice, &last->hearer);
    last->sequence = sequence;
    last->to = to;
    last->from = from;
    if (last->known)
        last->length = name_encode(lot_seal(lot), &last->hearer.name, &last->where);
    return last->known;
}

static int deliver_by(int fd, struct last_route *route, const struct errand *errand,
                      const struct iovec *parts, size_t count)
{
    const struct place from = {errand->head.from, errand->head.from_port};
    int error = ECONNREFUSED;

    for (int tries = 0; tries < 16 && error == ECONNREFUSED; tries++) {
        if (!find_route(route, errand->to, from))
            return ECONNREFUSED;
        error = deliver(fd, &route->hearer, &route->where, route->length, parts, count);
        route->known = error == 0;
    }
    return error;
}

/* Whoever finds the remembered route in use, another thread or a signal handler, looks up his own.
 */
static int deliver_to_one(int fd, struct sock *sock, const struct errand *errand,
                          const struct iovec *parts, size_t count)
{
    struct last_route route = {.known = false};
    int error;

    if (atomic_exchange_explicit(&sock->last_busy, true, memory_order_acquire))
        return deliver_by(fd, &route, errand, parts, count);
    error = deliver_by(fd, &sock->last, errand, parts, count);
    atomic_store_explicit(&sock->last_busy, false, memory_order_release);
    return error;
}

/* A handful at a time: the stack may be a signal handler's. */
__attribute__((noinline)) static size_t deliver_to_some(int fd, const struct errand *errand,
                                                        size_t first, const struct iovec *parts,
                                                        size_t count)
{
    struct lot_hearer hearer[HEARERS];
    const bool looped = errand->looped || errand_is_broadcast(errand->to.ip);
    const size_t hearers =
        lot_find_all(world_lot(), errand->to, world_host(), looped, first, hearer, HEARERS);

    for (size_t i = 0; i < hearers; i++) {
        struct sockaddr_un where;
        const socklen_t length = name_encode(lot_seal(world_lot()), &hearer[i].name, &where);
        deliver(fd, &hearer[i], &where, length, parts, count);
    }
    return hearers;
}

static void deliver_to_all(int fd, const struct errand *errand, const struct iovec *parts,
                           size_t count)
{
    for (size_t first = 0; deliver_to_some(fd, errand, first, parts, count) == HEARERS;)
        first += HEARERS;
}

int errand_run(int fd, struct sock *sock, struct errand *errand, const struct iovec *parts,
               size_t count)
{
    if (capture_is_on)
        capture_datagram((struct place){errand->head.from, errand->head.from_port}, errand->to,
                         parts + 1, count - 1);
    if (!errand_is_for_many(errand->to.ip))
        return deliver_to_one(fd, sock, errand, parts, count);
    deliver_to_all(fd, errand, parts, count);
    return 0;
}
