/* Everything that sends.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../capture.h"
#include "../datagram.h"
#include "../nowhere.h"
#include "../passed.h"
#include "../iovec_total.h"
#include "../sandbox.h"
#include "../stream.h"
#include "../world.h"

#include <limits.h>
#include <string.h>
#include <sys/mman.h>

enum { PIECE = 65536 };

/* TCP decides about SIGPIPE itself: see stream_write_failed. */
static ssize_t stream_send(int fd, struct sock *sock, const void *bytes, size_t size, int flags)
{
    const ssize_t sent = REAL(send)(fd, bytes, size, flags | MSG_NOSIGNAL);

    if (capture_is_on && sent > 0)
        capture_sent(sock, &(struct iovec){(void *)bytes, size}, 1, (size_t)sent);
    return __builtin_expect(sent >= 0, 1) ? sent : stream_write_failed(fd, sock, size, flags);
}

static ssize_t send_one(int fd, struct sock *sock, const void *bytes, size_t size, int flags,
                        const struct sockaddr *to, socklen_t length)
{
    struct iovec part = {(void *)bytes, size};
    const struct msghdr message = {
        .msg_name = (void *)to, .msg_namelen = length, .msg_iov = &part, .msg_iovlen = 1};

    return datagram_send(fd, sock, &message, flags);
}

static ssize_t send_bytes(int fd, uint32_t slot, const void *bytes, size_t size, int flags)
{
    struct sock *sock = sock_numbered(slot & SLOT_NUMBER);

    return slot & SLOT_DATAGRAM ? send_one(fd, sock, bytes, size, flags, NULL, 0)
                                : stream_send(fd, sock, bytes, size, flags);
}

SHIM_EXPORT ssize_t write(int fd, const void *bytes, size_t size)
{
    const uint32_t slot = slot_of(fd);

    if (__builtin_expect(!(slot & SLOT_NUMBER) || sandbox_is_closed, 1))
        return REAL(write)(fd, bytes, size);
    const ssize_t sent = send_bytes(fd, slot, bytes, size, 0);
    return sent < 0 && sockets_were_closed(fd) ? REAL(write)(fd, bytes, size) : sent;
}

SHIM_EXPORT ssize_t send(int fd, const void *bytes, size_t size, int flags)
{
    const uint32_t slot = slot_of(fd);

    if (__builtin_expect(!(slot & SLOT_NUMBER), 1))
        return REAL(send)(fd, bytes, size, flags);
    return send_bytes(fd, slot, bytes, size, flags);
}

/* TCP Fast Open: connects and sends in one call. */
static ssize_t fast_open(int fd, struct sock *sock, const void *bytes, size_t size, int flags,
                         const struct sockaddr *to, socklen_t length)
{
    if (!sock->connected && !sock->progress && connect(fd, to, length) && errno != EINPROGRESS)
        return -1;
    return stream_send(fd, sock, bytes, size, flags & ~MSG_FASTOPEN);
}

SHIM_EXPORT ssize_t sendto(int fd, const void *bytes, size_t size, int flags,
                           const struct sockaddr *to, socklen_t length)
{
    struct sock *sock = sock_of(fd);

    if (!sock)
        return REAL(sendto)(fd, bytes, size, flags, to, length);
    if (is_astray(to))
        return shim_fail(EFAULT);
    if (!sock->stream)
        return send_one(fd, sock, bytes, size, flags, to, length);
    if (flags & MSG_FASTOPEN && to)
        return fast_open(fd, sock, bytes, size, flags, to, length);
    if (to && length > sizeof(struct sockaddr_storage))
        return shim_fail(EINVAL);
    /* TCP knows where to: it does not look at the address. */
    return stream_send(fd, sock, bytes, size, flags);
}

static ssize_t stream_sendmsg(int fd, struct sock *sock, const struct msghdr *message, int flags)
{
    /* Neither an address nor descriptors go through a TCP connection. */
    const struct msghdr plain = {.msg_iov = message->msg_iov, .msg_iovlen = message->msg_iovlen};
    ssize_t sent;

    if (flags & MSG_FASTOPEN && message->msg_name && !sock->connected && !sock->progress &&
        connect(fd, message->msg_name, message->msg_namelen) && errno != EINPROGRESS)
        return -1;
    sent = REAL(sendmsg)(fd, &plain, (flags & ~MSG_FASTOPEN) | MSG_NOSIGNAL);
    if (capture_is_on && sent > 0)
        capture_sent(sock, plain.msg_iov, plain.msg_iovlen, (size_t)sent);
    return sent >= 0 ? sent
                     : stream_write_failed(
                           fd, sock, iovec_total(message->msg_iov, message->msg_iovlen), flags);
}

SHIM_EXPORT ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
    struct sock *sock = sock_of(fd);

    if (__builtin_expect(!sock, 1)) {
        if (!is_nowhere(message) && message->msg_control && message->msg_controllen &&
            sockets_limit())
            /* Sockets of ours are marked, so that he who gets them finds out what they are. */
            each_passed_descriptor(message, sockets_before_sending);
        return REAL(sendmsg)(fd, message, flags);
    }
    if (is_nowhere(message))
        return shim_fail(EFAULT);
    return sock->stream ? stream_sendmsg(fd, sock, message, flags)
                        : datagram_send(fd, sock, message, flags);
}

SHIM_EXPORT ssize_t writev(int fd, const struct iovec *parts, int count)
{
    struct sock *sock = sock_of(fd);

    if (__builtin_expect(!sock || sandbox_is_closed, 1))
        return REAL(writev)(fd, parts, count);
    if (count < 0 || count > IOV_MAX)
        return shim_fail(EINVAL);
    const struct msghdr message = {.msg_iov = (struct iovec *)parts, .msg_iovlen = (size_t)count};
    const ssize_t sent =
        sock->stream ? stream_sendmsg(fd, sock, &message, 0) : datagram_send(fd, sock, &message, 0);
    return sent < 0 && sockets_were_closed(fd) ? REAL(writev)(fd, parts, count) : sent;
}

SHIM_EXPORT int sendmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags)
{
    unsigned sent = 0;

    if (!sock_of(fd) && !sockets_limit())
        return REAL(sendmmsg)(fd, messages, count, flags);
    for (; sent < count && sent < IOV_MAX; sent++) {
        const ssize_t size = sendmsg(fd, &messages[sent].msg_hdr, flags);
        if (size < 0)
            break;
        messages[sent].msg_len = (unsigned)size;
    }
    return sent || !count ? (int)sent : -1;
}

/* Not on the stack, which may be small. NULL with errno when there is no memory. */
static char *borrow_pages(void)
{
    char *pages = mmap(NULL, PIECE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return pages == MAP_FAILED ? NULL : pages;
}

/* The kernel moves the bytes; a stream needs nothing more. A datagram needs its head. */
static ssize_t send_from_file(int fd, struct sock *sock, int file, off_t *offset, size_t count)
{
    const size_t wanted = count < PIECE ? count : PIECE;
    char *bytes = borrow_pages();

    if (!bytes)
        return -1;
    const ssize_t got =
        offset ? pread(file, bytes, wanted, *offset) : REAL(read)(file, bytes, wanted);
    const ssize_t sent = got > 0 ? send_one(fd, sock, bytes, (size_t)got, 0, NULL, 0) : got;
    munmap(bytes, PIECE);
    if (sent > 0 && offset)
        *offset += sent;
    return sent;
}

SHIM_EXPORT ssize_t sendfile(int fd, int file, off_t *offset, size_t count)
{
    struct sock *sock = sock_of(fd);

    if (!sock || sock->stream)
        return REAL(sendfile)(fd, file, offset, count);
    return send_from_file(fd, sock, file, offset, count);
}

SHIM_EXPORT ssize_t sendfile64(int fd, int file, off64_t *offset, size_t count)
{
    return sendfile(fd, file, offset, count);
}

/* A pipe's bytes are a datagram's, or the other way round: through memory, head apart. */
static ssize_t splice_datagram(int in, int out, size_t size, unsigned flags)
{
    const size_t wanted = size < PIECE ? size : PIECE;
    const int wait = flags & SPLICE_F_NONBLOCK ? MSG_DONTWAIT : 0;
    char *bytes = borrow_pages();

    if (!bytes)
        return -1;
    const ssize_t got = sock_of(in) ? recv(in, bytes, wanted, wait) : REAL(read)(in, bytes, wanted);
    const ssize_t sent = got <= 0       ? got
                         : sock_of(out) ? send(out, bytes, (size_t)got, wait)
                                        : REAL(write)(out, bytes, (size_t)got);
    munmap(bytes, PIECE);
    return sent;
}

SHIM_EXPORT ssize_t splice(int in, off64_t *in_offset, int out, off64_t *out_offset, size_t size,
                           unsigned flags)
{
    if ((slot_of(in) | slot_of(out)) & SLOT_DATAGRAM)
        return splice_datagram(in, out, size, flags);
    return REAL(splice)(in, in_offset, out, out_offset, size, flags);
}
