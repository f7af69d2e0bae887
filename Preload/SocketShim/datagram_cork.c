/* Datagrams in several calls: MSG_MORE, UDP_CORK.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "datagram.h"
#include "datagram_head.h"
#include "iovec_total.h"

#include <string.h>
#include <sys/mman.h>

enum { CORK_BYTES = 65536 };

bool datagram_is_held_back(const struct sock *sock, int flags)
{
    return sock->corked_size || flags & MSG_MORE || sock->options.udp_cork;
}

static ssize_t hold_back(struct sock *sock, const struct msghdr *message, struct place to)
{
    const size_t size = iovec_total(message->msg_iov, message->msg_iovlen);
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

ssize_t datagram_hold_back(int fd, struct sock *sock, const struct msghdr *message, int flags,
                           struct place to)
{
    const ssize_t size = hold_back(sock, message, to);

    if (size < 0 || flags & MSG_MORE || sock->options.udp_cork)
        return size;
    return datagram_flush(fd, sock) ? -1 : size;
}
