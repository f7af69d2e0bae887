/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "endpoint.h"
#include "datagram.h"
#include "errand.h"
#include "iovec_total.h"
#include "outside.h"
#include "world.h"

#include <string.h>
#include <sys/mman.h>

enum { PARTS = 64, GATHERED = 65536 };

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
    if (errand_is_broadcast(to->ip) && !sock->options.so_broadcast)
        return EACCES;
    return 0;
}

static ssize_t send_outside(int fd, struct sock *sock, const struct msghdr *message, int flags)
{
    return outside_become_real(fd, sock) ? REAL(sendmsg)(fd, message, flags) : -1;
}

static int hand_over(int fd, struct sock *sock, struct errand *errand, const struct msghdr *message)
{
    struct iovec parts[PARTS + 1];
    int error;

    parts[0] = (struct iovec){&errand->head, sizeof errand->head};
    memcpy(parts + 1, message->msg_iov, message->msg_iovlen * sizeof *parts);
    error = errand_run(fd, sock, errand, parts, message->msg_iovlen + 1);
    if (error != ECONNREFUSED)
        return error;
    error = nobody_there(errand->to);
    if (!error)
        errand_came_back(fd, sock, errand->to, message);
    return error;
}

/* More vectors than fit beside the head: gathered first. */
static ssize_t send_gathered(int fd, struct sock *sock, const struct msghdr *message, int flags)
{
    const size_t size = iovec_total(message->msg_iov, message->msg_iovlen);
    struct iovec part = {NULL, 0};
    struct msghdr whole = *message;
    ssize_t sent;

    if (size > DATAGRAM_LIMIT_V6)
        return shim_fail(EMSGSIZE);
    part.iov_base =
        mmap(NULL, GATHERED, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
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
    munmap(part.iov_base, GATHERED);
    return sent;
}

ssize_t datagram_send(int fd, struct sock *sock, const struct msghdr *message, int flags)
{
    const struct place any = {.ip = ip_wildcard(sock->six ? AF_INET6 : AF_INET)};
    struct errand errand = {.head = {0}};
    size_t size;
    int error;

    if (message->msg_iovlen > PARTS)
        return message->msg_iovlen > IOV_MAX ? shim_fail(EMSGSIZE)
                                             : send_gathered(fd, sock, message, flags);
    if (flags & MSG_OOB)
        return shim_fail(EOPNOTSUPP);
    if (!world_lot())
        return shim_fail(ENETDOWN);
    size = iovec_total(message->msg_iov, message->msg_iovlen);
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
    if (__builtin_expect(datagram_is_held_back(sock, flags), 0))
        return datagram_hold_back(fd, sock, message, flags, errand.to);
    if (outside_is_meant(NAME_UDP, errand.to))
        return send_outside(fd, sock, message, flags);
    if (!sock->bound && (error = endpoint_bind(fd, sock, any)))
        return shim_fail(error);
    error = errand_prepare(sock, message, &errand);
    if (!error)
        error = hand_over(fd, sock, &errand, message);
    return error ? shim_fail(error) : (ssize_t)size;
}
