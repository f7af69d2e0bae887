/* close and its kin.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../sockets.h"
#include "../stream.h"

/* Strikes it out first: the kernel may hand the number to another thread at once. */
static int close_ours(int fd)
{
    struct sock *sock, *last;
    int result;

    if (slot_of(fd) & SLOT_DOOR)
        return shim_fail(EBADF);
    sock = sock_of(fd);
    if (sock && sock->references == 1)
        stream_before_close(fd, sock);
    last = sockets_forget(fd);
    result = REAL(close)(fd);
    sockets_end(last);
    return result;
}

SHIM_EXPORT int close(int fd)
{
    return __builtin_expect(slot_of(fd) == 0, 1) ? REAL(close)(fd) : close_ours(fd);
}

/* stdio closes inside libc. */
SHIM_EXPORT int fclose(FILE *file)
{
    const int fd = file ? fileno(file) : -1;
    struct sock *sock = sock_of(fd), *last = NULL;
    int result;

    if (sock) {
        fflush(file);
        if (sock->references == 1)
            stream_before_close(fd, sock);
        last = sockets_forget(fd);
    }
    result = REAL(fclose)(file);
    sockets_end(last);
    return result;
}

/* The kernel closes [first, last] but for the door. */
static int close_span(unsigned first, unsigned last, int flags)
{
    const int door = sockets_door();
    const unsigned gap = (unsigned)door;

    if (door < 0 || gap < first || gap > last)
        return REAL(close_range)(first, last, flags);
    if (gap > first && REAL(close_range)(first, gap - 1, flags))
        return -1;
    return gap < last ? REAL(close_range)(gap + 1, last, flags) : 0;
}

/* One by one where the sockets are ours, so that none is taken for open afterwards. */
static void close_our_span(unsigned first, unsigned last)
{
    for (unsigned fd = first; fd <= last && fd < (unsigned)sockets_limit(); fd++)
        if (sock_of((int)fd))
            close_ours((int)fd);
}

#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC 4
#endif

SHIM_EXPORT int close_range(unsigned first, unsigned last, int flags)
{
    if (first <= last && !(flags & CLOSE_RANGE_CLOEXEC))
        close_our_span(first, last);
    return close_span(first, last, flags);
}

SHIM_EXPORT void closefrom(int lowest)
{
    const unsigned first = lowest < 0 ? 0 : (unsigned)lowest;

    close_our_span(first, ~0u);
    if (sockets_door() < 0)
        REAL(closefrom)(lowest);
    else
        close_span(first, ~0u, 0);
}
