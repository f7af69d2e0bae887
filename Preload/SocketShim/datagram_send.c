/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "datagram.h"
#include "outside.h"
#include "rings.h"
#include "stream.h"
#include "wire_datagram.h"
#include "world.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/un.h>

enum { HEARERS = 16, PARTS = 64, SMALL = 2048, CORK_BYTES = 65536 };

static size_t total(const struct iovec *parts, size_t count)
{
    size_t size = 0;

    for (size_t i = 0; i < count; i++)
        size += parts[i].iov_len;
    return size;
}

/* --- what the sender says of one datagram --- */

struct errand {
    struct place to;
    struct ip from; /* wildcard: as the route has it */
    struct datagram head;
    bool looped;
};

static bool may_send_from(struct ip ip)
{
    return ip_is_wildcard(ip) || world_host() == LOT_NAMELESS
               ? !ip_is_multicast(ip)
               : lot_host_has(world_lot(), world_host(), ip);
}

static int read_pktinfo(const struct cmsghdr *message, struct errand *errand)
{
    struct in_pktinfo info;
    struct ip from = ip_wildcard(AF_INET);

    if (message->cmsg_len != CMSG_LEN(sizeof info))
        return EINVAL;
    memcpy(&info, CMSG_DATA(message), sizeof info);
    memcpy(from.byte + 12, &info.ipi_spec_dst, 4);
    if (!may_send_from(from))
        return ENETUNREACH;
    errand->from = from;
    return 0;
}

static int read_pktinfo6(const struct cmsghdr *message, struct errand *errand)
{
    struct in6_pktinfo info;
    struct ip from;

    if (message->cmsg_len < CMSG_LEN(sizeof info))
        return EINVAL;
    memcpy(&info, CMSG_DATA(message), sizeof info);
    memcpy(from.byte, &info.ipi6_addr, 16);
    if (info.ipi6_ifindex > 2)
        return ENODEV;
    if (!may_send_from(from))
        return EINVAL;
    errand->from = from;
    return 0;
}

/* A byte in an int, as TTL and its kin come; or in a byte, where that is allowed. */
static int read_byte(const struct cmsghdr *message, bool may_be_short, int lowest, uint8_t *out)
{
    int value;

    if (message->cmsg_len == CMSG_LEN(sizeof value))
        memcpy(&value, CMSG_DATA(message), sizeof value);
    else if (may_be_short && message->cmsg_len == CMSG_LEN(1))
        value = *CMSG_DATA(message);
    else
        return EINVAL;
    if (value < lowest || value > 255)
        return EINVAL;
    *out = (uint8_t)value;
    return 0;
}

static int read_control_v4(const struct cmsghdr *message, struct errand *errand)
{
    switch (message->cmsg_type) {
    case IP_PKTINFO:
        return read_pktinfo(message, errand);
    case IP_TTL:
        return read_byte(message, false, 1, &errand->head.ttl);
    case IP_TOS:
        return read_byte(message, true, 0, &errand->head.tos);
    case IP_RETOPTS:
        return 0;
    default:
        return EINVAL;
    }
}

static int read_control_v6(const struct cmsghdr *message, struct errand *errand)
{
    switch (message->cmsg_type) {
    case IPV6_PKTINFO:
    case IPV6_2292PKTINFO:
        return read_pktinfo6(message, errand);
    case IPV6_HOPLIMIT:
    case IPV6_2292HOPLIMIT:
        return read_byte(message, false, -1, &errand->head.ttl);
    case IPV6_TCLASS:
        return read_byte(message, false, -1, &errand->head.tos);
    case IPV6_DONTFRAG:
    case IPV6_HOPOPTS:
    case IPV6_DSTOPTS:
    case IPV6_RTHDR:
        return 0;
    default:
        return EINVAL;
    }
}

static int read_control(const struct msghdr *message, struct errand *errand)
{
    int error = 0;

    if (!message->msg_control || message->msg_controllen < sizeof(struct cmsghdr))
        return 0;
    for (struct cmsghdr *at = CMSG_FIRSTHDR(message); at && !error;
         at = CMSG_NXTHDR((struct msghdr *)message, at)) {
        if (at->cmsg_level == IPPROTO_IP)
            error = read_control_v4(at, errand);
        else if (at->cmsg_level == IPPROTO_IPV6)
            error = read_control_v6(at, errand);
    }
    return error;
}

static void set_hops(const struct sock *sock, struct errand *errand)
{
    const bool four = ip_is_v4(errand->to.ip), many = ip_is_multicast(errand->to.ip);
    const struct options *o = &sock->options;

    errand->head.tos = four ? o->ip_tos : o->ipv6_tclass;
    errand->head.ttl =
        (uint8_t)(four ? (many ? options_ip_multicast_ttl(o) : options_ip_ttl(o))
                       : (many ? options_ipv6_multicast_hops(o) : options_ipv6_unicast_hops(o)));
    errand->looped = four ? options_ip_multicast_loop(o) : options_ipv6_multicast_loop(o);
}

static bool is_broadcast(struct ip ip) { return lot_is_broadcast(world_lot(), ip, world_host()); }

static bool is_for_many(struct ip ip) { return ip_is_multicast(ip) || is_broadcast(ip); }

static struct ip multicast_source(const struct sock *sock, struct ip to)
{
    struct ip from = ip_wildcard(AF_INET), addresses[LOT_HOST_ADDRESSES];

    if (ip_is_v4(to) && sock->options.ip_multicast_address) {
        memcpy(from.byte + 12, &sock->options.ip_multicast_address, 4);
        return from;
    }
    const size_t count = lot_host_addresses(world_lot(), world_host(), addresses);
    for (size_t i = 0; i < count; i++)
        if (ip_is_v4(addresses[i]) == ip_is_v4(to))
            return addresses[i];
    return ip_loopback(ip_is_v4(to) ? AF_INET : AF_INET6);
}

/* Where it comes from, as the receiver is to see it. */
static int set_source(const struct sock *sock, struct errand *errand)
{
    struct ip from = errand->from;

    if (ip_is_wildcard(from))
        from = sock->self.ip;
    if (ip_is_wildcard(from) || ip_is_multicast(from)) {
        if (is_for_many(errand->to.ip))
            from = multicast_source(sock, errand->to.ip);
        else if (!lot_source(world_lot(), world_host(), errand->to.ip, &from))
            return ENETUNREACH;
    }
    errand->head.from = from;
    errand->head.from_port = sock->self.port;
    errand->head.to = errand->to.ip;
    errand->head.to_port = errand->to.port;
    errand->head.kind = DATAGRAM_DATA;
    return 0;
}

/* --- delivering --- */

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

    if (total(parts, count) <= SMALL)
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
    const bool looped = errand->looped || is_broadcast(errand->to.ip);
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

/* Makes poll and epoll see the error too, and wakes who waits: an AF_UNIX datagram socket is in
 * error when the peer it is connected to leaves with something of it unread. Leaving that peer
 * empties its own queue, so only if that is empty. */
static void raise_alarm(int fd, const struct sock *sock)
{
    struct sockaddr_un self, nobody = {.sun_family = AF_UNSPEC}, helper_name;
    const socklen_t self_length = name_encode(lot_seal(world_lot()), &sock->name, &self);
    socklen_t length = sizeof(sa_family_t);
    const int helper = REAL(socket)(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    if (helper < 0)
        return;
    helper_name.sun_family = AF_UNIX;
    if (REAL(bind)(helper, (struct sockaddr *)&helper_name, length) == 0 &&
        (length = sizeof helper_name,
         REAL(getsockname)(helper, (struct sockaddr *)&helper_name, &length) == 0) &&
        REAL(connect)(fd, (struct sockaddr *)&helper_name, length) == 0) {
        REAL(connect)(helper, (struct sockaddr *)&self, self_length);
        REAL(send)(fd, "", 1, MSG_DONTWAIT | MSG_NOSIGNAL);
        REAL(connect)(helper, (struct sockaddr *)&nobody, sizeof(sa_family_t));
        REAL(connect)(fd, (struct sockaddr *)&nobody, sizeof(sa_family_t));
    }
    REAL(close)(helper);
}

static void keep_lost(struct sock *sock, struct place to, const struct msghdr *message)
{
    sock->lost_size = 0;
    for (size_t i = 0; i < message->msg_iovlen && sock->lost_size < LOST; i++) {
        const size_t left = LOST - sock->lost_size;
        const size_t size = message->msg_iov[i].iov_len < left ? message->msg_iov[i].iov_len : left;
        memcpy(sock->lost_bytes + sock->lost_size, message->msg_iov[i].iov_base, size);
        sock->lost_size = (uint8_t)(sock->lost_size + size);
    }
    sock->lost_to = to;
    sock->lost = true;
}

/* The answer to a datagram for a closed port: an ICMP message, which a connected socket hears of
 * with its next call. */
static void refused(int fd, struct sock *sock, struct place to, const struct msghdr *message)
{
    SHIM_KEEP_ERRNO;
    const bool wants_error =
        ip_is_v4(to.ip) ? sock->options.ip_recverr : sock->options.ipv6_recverr;

    if (wants_error)
        keep_lost(sock, to, message);
    if (!sock->connected && !wants_error)
        return;
    sock->error = ECONNREFUSED;
    if (datagram_next_size(fd, sock) == 0)
        raise_alarm(fd, sock);
}

/* --- sendmsg --- */

static int read_destination(struct sock *sock, const struct msghdr *message, struct place *to)
{
    int error;

    if (!message->msg_name || message->msg_namelen == 0) {
        *to = sock->peer;
        return sock->connected ? 0 : EDESTADDRREQ;
    }
    const sa_family_t family = message->msg_namelen >= sizeof(sa_family_t)
                                   ? ((const struct sockaddr *)message->msg_name)->sa_family
                                   : AF_UNSPEC;
    if (message->msg_namelen > sizeof(struct sockaddr_storage))
        return EINVAL;
    if (family == AF_UNSPEC && sock->six) {
        *to = sock->peer;
        return sock->connected ? 0 : EDESTADDRREQ;
    }
    if (family == AF_UNSPEC && message->msg_namelen >= sizeof(sa_family_t)) {
        /* The kernel takes it for AF_INET. */
        struct sockaddr_in in;
        if (message->msg_namelen < sizeof in)
            return EINVAL;
        memcpy(&in, message->msg_name, sizeof in);
        in.sin_family = AF_INET;
        error = place_read((struct sockaddr *)&in, sizeof in, AF_INET, to);
    } else if (sock->six && family == AF_INET) {
        error = sock->options.ipv6_v6only
                    ? ENETUNREACH
                    : place_read(message->msg_name, message->msg_namelen, AF_INET, to);
    } else {
        error =
            place_read(message->msg_name, message->msg_namelen, sock->six ? AF_INET6 : AF_INET, to);
    }
    if (!error && to->port == 0)
        error = EINVAL;
    if (!error && ip_is_wildcard(to->ip))
        to->ip = ip_loopback(ip_is_v4(to->ip) ? AF_INET : AF_INET6);
    if (!error && sock->options.ipv6_v6only && ip_is_v4(to->ip))
        error = ENETUNREACH;
    return error;
}

static int check(const struct sock *sock, const struct place *to, size_t size)
{
    if (size > (ip_is_v4(to->ip) ? DATAGRAM_LIMIT_V4 : DATAGRAM_LIMIT_V6))
        return EMSGSIZE;
    if (is_broadcast(to->ip) && !sock->options.so_broadcast)
        return EACCES;
    return 0;
}

static ssize_t send_outside(int fd, struct sock *sock, const struct msghdr *message, int flags)
{
    return outside_become_real(fd, sock) ? REAL(sendmsg)(fd, message, flags) : -1;
}

static int hand_over(int fd, struct sock *sock, const struct errand *errand,
                     const struct msghdr *message)
{
    struct iovec parts[PARTS + 1];
    int error;

    parts[0] = (struct iovec){(void *)&errand->head, sizeof errand->head};
    memcpy(parts + 1, message->msg_iov, message->msg_iovlen * sizeof *parts);
    if (is_for_many(errand->to.ip)) {
        deliver_to_all(fd, errand, parts, message->msg_iovlen + 1);
        return 0;
    }
    error = deliver_to_one(fd, sock, errand, parts, message->msg_iovlen + 1);
    if (error != ECONNREFUSED)
        return error;
    error = nobody_there(errand->to);
    if (!error)
        refused(fd, sock, errand->to, message);
    return error;
}

/* More vectors than fit beside the head: gathered first. */
static ssize_t send_gathered(int fd, struct sock *sock, const struct msghdr *message, int flags)
{
    const size_t size = total(message->msg_iov, message->msg_iovlen);
    struct iovec part = {NULL, 0};
    struct msghdr whole = *message;
    ssize_t sent;

    if (size > DATAGRAM_LIMIT_V6)
        return shim_fail(EMSGSIZE);
    part.iov_base =
        mmap(NULL, CORK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (part.iov_base == MAP_FAILED)
        return shim_fail(ENOBUFS);
    for (size_t i = 0; i < message->msg_iovlen; i++) {
        memcpy((char *)part.iov_base + part.iov_len, message->msg_iov[i].iov_base,
               message->msg_iov[i].iov_len);
        part.iov_len += message->msg_iov[i].iov_len;
    }
    whole.msg_iov = &part;
    whole.msg_iovlen = 1;
    sent = datagram_send(fd, sock, &whole, flags);
    munmap(part.iov_base, CORK_BYTES);
    return sent;
}

/* --- datagrams in several calls: MSG_MORE, UDP_CORK --- */

static bool is_held_back(const struct sock *sock, int flags)
{
    return sock->corked_size || flags & MSG_MORE || sock->options.udp_cork;
}

static ssize_t hold_back(struct sock *sock, const struct msghdr *message, struct place to)
{
    const size_t size = total(message->msg_iov, message->msg_iovlen);
    const size_t limit = ip_is_v4(to.ip) ? DATAGRAM_LIMIT_V4 : DATAGRAM_LIMIT_V6;

    if (!sock->corked)
        sock->corked =
            mmap(NULL, CORK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (sock->corked == MAP_FAILED) {
        sock->corked = NULL;
        return shim_fail(ENOBUFS);
    }
    if (sock->corked_size + size > limit)
        return shim_fail(EMSGSIZE);
    if (sock->corked_size == 0)
        sock->corked_to = to;
    for (size_t i = 0; i < message->msg_iovlen; i++) {
        memcpy(sock->corked + sock->corked_size, message->msg_iov[i].iov_base,
               message->msg_iov[i].iov_len);
        sock->corked_size += (uint32_t)message->msg_iov[i].iov_len;
    }
    return (ssize_t)size;
}

int datagram_flush(int fd, struct sock *sock)
{
    struct iovec part = {sock->corked, sock->corked_size};
    struct sockaddr_storage to;
    struct msghdr message = {
        .msg_name = &to, .msg_namelen = sizeof to, .msg_iov = &part, .msg_iovlen = 1};

    if (!sock->corked_size)
        return 0;
    place_write(sock->corked_to, sock->six ? AF_INET6 : AF_INET, (struct sockaddr *)&to,
                &message.msg_namelen);
    sock->corked_size = 0;
    return datagram_send(fd, sock, &message, 0) < 0 ? -1 : 0;
}

static ssize_t send_in_pieces(int fd, struct sock *sock, const struct msghdr *message, int flags,
                              struct place to)
{
    const ssize_t size = hold_back(sock, message, to);

    if (size < 0 || flags & MSG_MORE || sock->options.udp_cork)
        return size;
    return datagram_flush(fd, sock) ? -1 : size;
}

ssize_t datagram_send(int fd, struct sock *sock, const struct msghdr *message, int flags)
{
    const struct place any = {.ip = ip_wildcard(sock->six ? AF_INET6 : AF_INET)};
    struct errand errand = {.from = ip_wildcard(AF_INET6)};
    size_t size;
    int error;

    if (message->msg_iovlen > PARTS)
        return message->msg_iovlen > IOV_MAX ? shim_fail(EMSGSIZE)
                                             : send_gathered(fd, sock, message, flags);
    if (flags & MSG_OOB)
        return shim_fail(EOPNOTSUPP);
    if (!world_lot())
        return shim_fail(ENETDOWN);
    size = total(message->msg_iov, message->msg_iovlen);
    error = read_destination(sock, message, &errand.to);
    if (!error)
        error = check(sock, &errand.to, size);
    if (error)
        return shim_fail(error);
    if (sock->error)
        return shim_fail(datagram_take_error(fd, sock));
    if (sock->wr_shut) {
        if (!(flags & MSG_NOSIGNAL))
            raise(SIGPIPE);
        return shim_fail(EPIPE);
    }
    if (__builtin_expect(is_held_back(sock, flags), 0))
        return send_in_pieces(fd, sock, message, flags, errand.to);
    if (outside_is_meant(NAME_UDP, errand.to))
        return send_outside(fd, sock, message, flags);
    if (!sock->bound && (error = endpoint_bind(fd, sock, any)))
        return shim_fail(error);
    set_hops(sock, &errand);
    error = read_control(message, &errand);
    if (!error)
        error = set_source(sock, &errand);
    if (!error)
        error = hand_over(fd, sock, &errand, message);
    return error ? shim_fail(error) : (ssize_t)size;
}
