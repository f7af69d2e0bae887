/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "datagram.h"
#include "rings.h"
#include "wire_datagram.h"
#include "world.h"

#include <linux/errqueue.h>
#include <netinet/in.h>
#include <string.h>

enum { PARTS = 64, SMALL = 2048 };

/* One datagram as it arrives: its head, and the program's vectors behind it. */
struct arrival {
    struct datagram head;
    struct iovec parts[PARTS + 1];
    size_t count;
    ssize_t length; /* of the payload, whole */
    size_t room;    /* the program's */
    size_t control_used;
    int flags;
};

static size_t set_parts(struct arrival *arrival, const struct msghdr *message)
{
    const size_t given = message->msg_iovlen < PARTS ? message->msg_iovlen : PARTS;

    arrival->parts[0] = (struct iovec){&arrival->head, sizeof arrival->head};
    arrival->room = 0;
    for (size_t i = 0; i < given; i++) {
        arrival->parts[i + 1] = message->msg_iov[i];
        arrival->room += message->msg_iov[i].iov_len;
    }
    return arrival->count = given + 1;
}

static struct lot_hearer self_of(const struct sock *sock)
{
    return (struct lot_hearer){.ticket = sock->ticket, .name = sock->name};
}

static int queued_bytes(int fd)
{
    int bytes = 0;

    return REAL(ioctl)(fd, FIONREAD, &bytes) ? 0 : bytes;
}

/* Whoever empties the queue in the kernel while the ring holds more makes it readable again: a
 * socket may always send to itself. */
static void keep_readable(int fd, const struct sock *sock)
{
    const struct lot_hearer self = self_of(sock);

    if (sock->ticket.entry && ring_count(world_lot(), sock->ticket) && queued_bytes(fd) == 0)
        datagram_kick(fd, &self, ring_oldest(world_lot(), sock->ticket));
}

static bool take_from_ring(int fd, const struct sock *sock, struct arrival *arrival, bool peek)
{
    const ssize_t size =
        ring_take(world_lot(), sock->ticket, arrival->parts, (int)arrival->count, peek);

    keep_readable(fd, sock);
    if (size < (ssize_t)sizeof arrival->head)
        return false;
    arrival->length = size - (ssize_t)sizeof arrival->head;
    return true;
}

static void drop_first(int fd)
{
    char byte;
    REAL(recv)(fd, &byte, 1, MSG_DONTWAIT);
}

/* A small buffer is filled faster by way of one piece: the kernel writes no vectors. */
static bool take_small(int fd, struct arrival *arrival, int flags)
{
    char bytes[SMALL];
    const ssize_t size = REAL(recvfrom)(fd, bytes, sizeof arrival->head + arrival->room,
                                        (flags & ~MSG_OOB) | MSG_TRUNC, NULL, NULL);
    size_t left, at = sizeof arrival->head;

    if (size < 0)
        return false;
    arrival->length = size - (ssize_t)sizeof arrival->head;
    arrival->flags = 0;
    memcpy(&arrival->head, bytes, sizeof arrival->head);
    left = arrival->length > 0 ? (size_t)arrival->length : 0;
    for (size_t i = 1; i < arrival->count && left; i++) {
        const size_t room = arrival->parts[i].iov_len, fits = room < left ? room : left;
        memcpy(arrival->parts[i].iov_base, bytes + at, fits);
        at += fits;
        left -= fits;
    }
    return true;
}

/* One message from the kernel. Returns false with errno when there is none to be had. */
static bool take_from_kernel(int fd, struct arrival *arrival, struct msghdr *message, int flags)
{
    struct msghdr inner = {
        .msg_iov = arrival->parts,
        .msg_iovlen = arrival->count,
        .msg_control = message->msg_control,
        .msg_controllen = message->msg_control ? message->msg_controllen : 0,
    };
    if (!message->msg_control && arrival->room + sizeof arrival->head <= SMALL)
        return take_small(fd, arrival, flags);
    const ssize_t size = REAL(recvmsg)(fd, &inner, (flags & ~MSG_OOB) | MSG_TRUNC);

    if (size < 0)
        return false;
    arrival->length = size - (ssize_t)sizeof arrival->head;
    arrival->control_used = inner.msg_controllen;
    arrival->flags = inner.msg_flags;
    return true;
}

/* The next datagram for the program. What is forged is dropped on the way. Whom a connected socket
 * hears is the sender's affair: what was queued before connect() stays. */
/* Nothing at all: the end of a socket that was shut down, or an empty message of a stranger's. */
static bool is_end(int fd, const struct sock *sock, const struct arrival *arrival)
{
    struct pollfd look = {.fd = fd, .events = POLLRDHUP};

    return arrival->length + (ssize_t)sizeof arrival->head == 0 &&
           (sock->rd_shut || (REAL(poll)(&look, 1, 0) > 0 && look.revents & POLLRDHUP));
}

static bool is_meant_for(const struct sock *sock, const struct arrival *arrival)
{
    return arrival->length >= 0 && datagram_is_ours(lot_seal(world_lot()), &arrival->head) &&
           (!sock->ticket.entry || arrival->head.receiver == sock->ticket.generation);
}

/* A kick may be left over, its datagrams gone. It must not let newer ones past those that still
 * wait in the kernel's queue. */
static bool is_current(const struct sock *sock, const struct datagram *kick)
{
    return (int32_t)(kick->number - ring_oldest(world_lot(), sock->ticket)) >= 0;
}

static bool take(int fd, const struct sock *sock, struct arrival *arrival, struct msghdr *message,
                 int flags)
{
    const bool peek = flags & MSG_PEEK;

    for (;;) {
        if (!take_from_kernel(fd, arrival, message, flags))
            return false;
        if (is_end(fd, sock, arrival))
            return true;
        if (is_meant_for(sock, arrival)) {
            if (arrival->head.kind == DATAGRAM_DATA) {
                if (!peek)
                    keep_readable(fd, sock);
                return true;
            }
            if (is_current(sock, &arrival->head) && take_from_ring(fd, sock, arrival, peek))
                return true;
        }
        if (peek)
            drop_first(fd);
        keep_readable(fd, sock);
    }
}

/* --- control messages --- */

static void add_int(struct control *control, int level, int type, int value)
{
    control_add(control, level, type, &value, sizeof value);
}

static void describe_v4(const struct options *o, const struct datagram *head,
                        struct control *control)
{
    if (o->ip_pktinfo) {
        struct in_pktinfo info = {.ipi_ifindex = ip_is_loopback(head->to) ? 1 : 2};
        memcpy(&info.ipi_addr, head->to.byte + 12, 4);
        memcpy(&info.ipi_spec_dst, head->to.byte + 12, 4);
        control_add(control, IPPROTO_IP, IP_PKTINFO, &info, sizeof info);
    }
    if (o->ip_recvttl)
        add_int(control, IPPROTO_IP, IP_TTL, head->ttl);
    if (o->ip_recvtos)
        control_add(control, IPPROTO_IP, IP_TOS, &head->tos, 1);
    if (o->ip_recvorigdstaddr) {
        struct sockaddr_in in;
        socklen_t size = sizeof in;
        place_write((struct place){head->to, head->to_port}, AF_INET, (struct sockaddr *)&in,
                    &size);
        control_add(control, IPPROTO_IP, IP_ORIGDSTADDR, &in, sizeof in);
    }
}

static void describe_v6(const struct options *o, const struct datagram *head,
                        struct control *control)
{
    if (o->ipv6_recvpktinfo) {
        struct in6_pktinfo info = {.ipi6_ifindex = ip_is_loopback(head->to) ? 1 : 2};
        memcpy(&info.ipi6_addr, head->to.byte, 16);
        control_add(control, IPPROTO_IPV6, IPV6_PKTINFO, &info, sizeof info);
    }
    if (ip_is_v4(head->to))
        return;
    if (o->ipv6_recvhoplimit)
        add_int(control, IPPROTO_IPV6, IPV6_HOPLIMIT, head->ttl);
    if (o->ipv6_recvtclass)
        add_int(control, IPPROTO_IPV6, IPV6_TCLASS, head->tos);
}

static void describe(const struct sock *sock, const struct arrival *arrival, struct msghdr *message)
{
    struct control control = {message->msg_control, message->msg_controllen, arrival->control_used,
                              false};

    if (!message->msg_control)
        control.size = 0;
    if (ip_is_v4(arrival->head.to))
        describe_v4(&sock->options, &arrival->head, &control);
    if (sock->six)
        describe_v6(&sock->options, &arrival->head, &control);
    message->msg_controllen = control.used;
    if (control.cut)
        message->msg_flags |= MSG_CTRUNC;
}

static void fill_in(const struct sock *sock, const struct arrival *arrival, struct msghdr *message)
{
    const struct place from = {arrival->head.from, arrival->head.from_port};

    message->msg_flags = arrival->flags & ~MSG_TRUNC;
    if ((size_t)arrival->length > arrival->room)
        message->msg_flags |= MSG_TRUNC;
    describe(sock, arrival, message);
    if (message->msg_name)
        place_write(from, sock->six ? AF_INET6 : AF_INET, message->msg_name, &message->msg_namelen);
}

/* --- the error queue: the last datagram that nobody was there for --- */

static void describe_error(const struct sock *sock, struct msghdr *message)
{
    struct {
        struct sock_extended_err error;
        struct sockaddr_in6 from;
    } news = {.error = {.ee_errno = ECONNREFUSED}};
    const bool four = ip_is_v4(sock->lost_to.ip);
    struct control control = {message->msg_control,
                              message->msg_control ? message->msg_controllen : 0, 0, false};
    socklen_t length = sizeof news.from;

    news.error.ee_origin = four ? SO_EE_ORIGIN_ICMP : SO_EE_ORIGIN_ICMP6;
    news.error.ee_type = four ? 3 : 1; /* destination unreachable … */
    news.error.ee_code = four ? 3 : 4; /* … port */
    place_write((struct place){sock->lost_to.ip, 0}, four ? AF_INET : AF_INET6,
                (struct sockaddr *)&news.from, &length);
    control_add(&control, four ? IPPROTO_IP : IPPROTO_IPV6, four ? IP_RECVERR : IPV6_RECVERR, &news,
                sizeof news.error + length);
    message->msg_controllen = control.used;
    message->msg_flags = MSG_ERRQUEUE | (control.cut ? MSG_CTRUNC : 0);
}

static ssize_t receive_error(struct sock *sock, struct msghdr *message)
{
    size_t done = 0;

    if (!sock->lost)
        return shim_fail(EAGAIN);
    sock->lost = false;
    describe_error(sock, message);
    for (size_t i = 0; i < message->msg_iovlen && done < sock->lost_size; i++) {
        const size_t left = sock->lost_size - done;
        const size_t size = message->msg_iov[i].iov_len < left ? message->msg_iov[i].iov_len : left;
        memcpy(message->msg_iov[i].iov_base, sock->lost_bytes + done, size);
        done += size;
    }
    if (message->msg_name)
        place_write(sock->lost_to, sock->six ? AF_INET6 : AF_INET, message->msg_name,
                    &message->msg_namelen);
    return (ssize_t)done;
}

ssize_t datagram_receive(int fd, struct sock *sock, struct msghdr *message, int flags)
{
    struct arrival arrival = {.flags = 0};

    if (flags & MSG_ERRQUEUE)
        return receive_error(sock, message);
    if (sock->error)
        return shim_fail(datagram_take_error(fd, sock));
    if (!world_lot())
        return shim_fail(ENETDOWN);
    set_parts(&arrival, message);
    if (!take(fd, sock, &arrival, message, flags)) {
        if (errno != ECONNRESET)
            return -1;
        sock->error = 0;
        return shim_fail(ECONNREFUSED);
    }
    if (arrival.length < 0)
        return 0;
    fill_in(sock, &arrival, message);
    return flags & MSG_TRUNC || (size_t)arrival.length < arrival.room ? arrival.length
                                                                      : (ssize_t)arrival.room;
}

int datagram_next_size(int fd, struct sock *sock)
{
    struct arrival arrival = {.flags = 0};
    struct msghdr nothing = {.msg_iov = NULL};
    SHIM_KEEP_ERRNO;

    set_parts(&arrival, &nothing);
    if (!world_lot() || !take(fd, sock, &arrival, &nothing, MSG_PEEK | MSG_DONTWAIT))
        return 0;
    return arrival.length < 0 ? 0 : (int)arrival.length;
}
