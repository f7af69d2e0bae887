/* Everything that receives.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../capture.h"
#include "../datagram.h"
#include "../iovec_total.h"
#include "../nowhere.h"
#include "../passed.h"
#include "../stream.h"
#include "../tag.h"
#include "../world.h"

#include <limits.h>
#include <string.h>
#include <time.h>

static ssize_t ended(int fd, struct sock *sock, ssize_t result, size_t wanted)
{
    if (__builtin_expect(result <= 0, 0))
        return stream_read_ended(fd, sock, result, wanted);
    if (capture_is_on)
        capture_received(sock, (size_t)result);
    return result;
}

/* MSG_TRUNC on a stream throws bytes away. */
static ssize_t discard(int fd, struct sock *sock, size_t size, int flags)
{
    char bytes[2048];
    size_t done = 0;

    do {
        const size_t left = size - done < sizeof bytes ? size - done : sizeof bytes;
        const ssize_t got = ended(
            fd, sock, REAL(recv)(fd, bytes, left, (flags & ~MSG_TRUNC) | (done ? MSG_DONTWAIT : 0)),
            left);
        if (got <= 0)
            return done ? (ssize_t)done : got;
        done += (size_t)got;
    } while (done < size && !(flags & MSG_PEEK));
    return (ssize_t)done;
}

/* AF_UNIX does not wait when it is only to look; TCP does. There is no event for "so many bytes".
 */
static void wait_for_bytes(int fd, size_t size)
{
    const struct timespec moment = {0, 1000000};
    struct pollfd look = {.fd = fd, .events = POLLRDHUP};
    int there = 0;

    while (REAL(ioctl)(fd, FIONREAD, &there) == 0 && (size_t)there < size &&
           REAL(poll)(&look, 1, 0) == 0 && nanosleep(&moment, NULL) == 0)
        ;
}

static ssize_t stream_receive(int fd, struct sock *sock, void *bytes, size_t size, int flags)
{
    if (flags & MSG_TRUNC)
        return discard(fd, sock, size, flags);
    if (flags & MSG_ERRQUEUE)
        return shim_fail(EAGAIN);
    if ((flags & (MSG_PEEK | MSG_WAITALL | MSG_DONTWAIT)) == (MSG_PEEK | MSG_WAITALL))
        wait_for_bytes(fd, size);
    return ended(fd, sock, REAL(recv)(fd, bytes, size, flags), size);
}

static ssize_t receive_one(int fd, struct sock *sock, void *bytes, size_t size, int flags,
                           struct sockaddr *from, socklen_t *length)
{
    struct iovec part = {bytes, size};
    struct msghdr message = {.msg_name = from,
                             .msg_namelen = from && length ? *length : 0,
                             .msg_iov = &part,
                             .msg_iovlen = 1};
    ssize_t got;

    if (from && !length)
        return shim_fail(EFAULT);
    if (from && (int)*length < 0)
        return shim_fail(EINVAL);
    got = datagram_receive(fd, sock, &message, flags);
    if (got >= 0 && from)
        *length = message.msg_namelen;
    return got;
}

static ssize_t receive_bytes(int fd, uint32_t slot, void *bytes, size_t size, int flags)
{
    struct sock *sock = sock_numbered(slot & SLOT_NUMBER);

    return slot & SLOT_DATAGRAM ? receive_one(fd, sock, bytes, size, flags, NULL, NULL)
                                : stream_receive(fd, sock, bytes, size, flags);
}

SHIM_EXPORT ssize_t read(int fd, void *bytes, size_t size)
{
    const uint32_t slot = slot_of(fd);

    if (__builtin_expect(!(slot & SLOT_NUMBER), 1))
        return REAL(read)(fd, bytes, size);
    if (!(slot & SLOT_DATAGRAM))
        return ended(fd, sock_of(fd), REAL(read)(fd, bytes, size), size);
    /* A read of no bytes takes no datagram away. */
    const ssize_t got = size == 0 ? 0 : receive_bytes(fd, slot, bytes, size, 0);
    return got < 0 && sockets_were_closed(fd) ? REAL(read)(fd, bytes, size) : got;
}

SHIM_EXPORT ssize_t __read_chk(int fd, void *bytes, size_t size, size_t capacity)
{
    if (!slot_of(fd) || size > capacity)
        return REAL(__read_chk)(fd, bytes, size, capacity);
    return read(fd, bytes, size);
}

SHIM_EXPORT ssize_t recv(int fd, void *bytes, size_t size, int flags)
{
    const uint32_t slot = slot_of(fd);

    if (__builtin_expect(!(slot & SLOT_NUMBER), 1))
        return REAL(recv)(fd, bytes, size, flags);
    return receive_bytes(fd, slot, bytes, size, flags);
}

SHIM_EXPORT ssize_t __recv_chk(int fd, void *bytes, size_t size, size_t capacity, int flags)
{
    if (!slot_of(fd) || size > capacity)
        return REAL(__recv_chk)(fd, bytes, size, capacity, flags);
    return recv(fd, bytes, size, flags);
}

SHIM_EXPORT ssize_t recvfrom(int fd, void *bytes, size_t size, int flags, struct sockaddr *from,
                             socklen_t *length)
{
    struct sock *sock = sock_of(fd);
    ssize_t got;

    if (!sock)
        return REAL(recvfrom)(fd, bytes, size, flags, from, length);
    if (!sock->stream)
        return receive_one(fd, sock, bytes, size, flags, from, length);
    got = stream_receive(fd, sock, bytes, size, flags);
    /* A connection does not say with each byte whose it is. */
    if (got >= 0 && from && length)
        *length = 0;
    return got;
}

SHIM_EXPORT ssize_t __recvfrom_chk(int fd, void *bytes, size_t size, size_t capacity, int flags,
                                   struct sockaddr *from, socklen_t *length)
{
    if (!slot_of(fd) || size > capacity)
        return REAL(__recvfrom_chk)(fd, bytes, size, capacity, flags, from, length);
    return recvfrom(fd, bytes, size, flags, from, length);
}

static size_t room_of(const struct msghdr *message)
{
    return iovec_total(message->msg_iov, message->msg_iovlen);
}

static ssize_t stream_recvmsg(int fd, struct sock *sock, struct msghdr *message, int flags)
{
    struct msghdr plain = *message;
    ssize_t got;

    if (flags & MSG_ERRQUEUE)
        return shim_fail(EAGAIN);
    plain.msg_name = NULL;
    plain.msg_namelen = 0;
    if (flags & MSG_TRUNC) {
        got = discard(fd, sock, room_of(message), flags);
        plain.msg_flags = 0;
        plain.msg_controllen = 0;
    } else {
        got = ended(fd, sock, REAL(recvmsg)(fd, &plain, flags), room_of(message));
    }
    if (got < 0)
        return got;
    message->msg_flags = plain.msg_flags;
    message->msg_controllen = plain.msg_controllen;
    if (message->msg_name)
        message->msg_namelen = 0;
    return got;
}

static void adopt(int fd) { tag_adopt(fd); }

/* Descriptors that came from elsewhere may be sockets of the lot. */
static void adopt_received(const struct msghdr *message)
{
    SHIM_KEEP_ERRNO;
    each_passed_descriptor(message, adopt);
}

SHIM_EXPORT ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
    struct sock *sock = sock_of(fd);

    if (__builtin_expect(!sock, 1)) {
        const ssize_t got = REAL(recvmsg)(fd, message, flags);
        if (got >= 0 && message->msg_control && message->msg_controllen && world_active())
            adopt_received(message);
        return got;
    }
    if (is_nowhere(message))
        return shim_fail(EFAULT);
    return sock->stream ? stream_recvmsg(fd, sock, message, flags)
                        : datagram_receive(fd, sock, message, flags);
}

SHIM_EXPORT ssize_t readv(int fd, const struct iovec *parts, int count)
{
    struct sock *sock = sock_of(fd);

    if (__builtin_expect(!sock, 1))
        return REAL(readv)(fd, parts, count);
    if (count < 0 || count > IOV_MAX)
        return shim_fail(EINVAL);
    struct msghdr message = {.msg_iov = (struct iovec *)parts, .msg_iovlen = (size_t)count};
    if (sock->stream)
        return ended(fd, sock, REAL(readv)(fd, parts, count), room_of(&message));
    if (room_of(&message) == 0)
        return 0;
    const ssize_t got = datagram_receive(fd, sock, &message, 0);
    return got < 0 && sockets_were_closed(fd) ? REAL(readv)(fd, parts, count) : got;
}

static bool has_passed(const struct timespec *end)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec > end->tv_sec || (now.tv_sec == end->tv_sec && now.tv_nsec >= end->tv_nsec);
}

static struct timespec end_of(const struct timespec *timeout)
{
    struct timespec end;

    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += timeout->tv_sec;
    end.tv_nsec += timeout->tv_nsec;
    if (end.tv_nsec >= 1000000000) {
        end.tv_sec++;
        end.tv_nsec -= 1000000000;
    }
    return end;
}

static int recvmmsg_elsewhere(int fd, struct mmsghdr *messages, unsigned count, int flags,
                              struct timespec *timeout)
{
    const int got = REAL(recvmmsg)(fd, messages, count, flags, timeout);

    for (int i = 0; i < got && world_active(); i++)
        if (messages[i].msg_hdr.msg_control && messages[i].msg_hdr.msg_controllen)
            adopt_received(&messages[i].msg_hdr);
    return got;
}

/* As in the kernel, the time is looked at after each message only. */
SHIM_EXPORT int recvmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags,
                         struct timespec *timeout)
{
    struct timespec end;
    unsigned got = 0;

    if (!sock_of(fd))
        return recvmmsg_elsewhere(fd, messages, count, flags, timeout);
    if (timeout)
        end = end_of(timeout);
    while (got < count) {
        const ssize_t size = recvmsg(fd, &messages[got].msg_hdr, flags & ~MSG_WAITFORONE);
        if (size < 0)
            break;
        messages[got++].msg_len = (unsigned)size;
        if (flags & MSG_WAITFORONE)
            flags |= MSG_DONTWAIT;
        if (timeout && has_passed(&end))
            break;
    }
    return got || !count ? (int)got : -1;
}
