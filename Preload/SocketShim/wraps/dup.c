/* dup and its kin, fcntl.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../sockets.h"
#include "../stream.h"

#include <stdarg.h>

SHIM_EXPORT int dup(int fd)
{
    const int copy = REAL(dup)(fd);

    if (copy >= 0 && (slot_of(fd) | slot_of(copy)))
        sockets_copy(fd, copy);
    return copy;
}

/* What `to` was is closed by the kernel within the call. */
static int take_over(int from, int to, int result, struct sock *last)
{
    if (result >= 0)
        sockets_copy(from, to);
    sockets_end(last);
    return result;
}

static bool is_the_door(int fd) { return slot_of(fd) & SLOT_DOOR; }

/* Its number is wanted: it moves. */
static void move_door(int fd) { sockets_protect(REAL(fcntl)(fd, F_DUPFD_CLOEXEC, 3)); }

SHIM_EXPORT int dup2(int from, int to)
{
    if (__builtin_expect((slot_of(from) | slot_of(to)) == 0, 1))
        return REAL(dup2)(from, to);
    if (from == to || REAL(fcntl)(from, F_GETFD) < 0)
        return REAL(dup2)(from, to);
    if (is_the_door(to))
        move_door(to);
    struct sock *last = sockets_forget(to);
    return take_over(from, to, REAL(dup2)(from, to), last);
}

SHIM_EXPORT int dup3(int from, int to, int flags)
{
    if (__builtin_expect((slot_of(from) | slot_of(to)) == 0, 1))
        return REAL(dup3)(from, to, flags);
    if (from == to || flags & ~O_CLOEXEC || REAL(fcntl)(from, F_GETFD) < 0)
        return REAL(dup3)(from, to, flags);
    if (is_the_door(to))
        move_door(to);
    struct sock *last = sockets_forget(to);
    return take_over(from, to, REAL(dup3)(from, to, flags), last);
}

static int control(int fd, int command, void *argument)
{
    const int result = REAL(fcntl)(fd, command, argument);

    if (result >= 0 && (command == F_DUPFD || command == F_DUPFD_CLOEXEC) &&
        (slot_of(fd) | slot_of(result)))
        sockets_copy(fd, result);
    return result;
}

SHIM_EXPORT int fcntl(int fd, int command, ...)
{
    va_list more;

    va_start(more, command);
    void *argument = va_arg(more, void *);
    va_end(more);
    return control(fd, command, argument);
}

SHIM_EXPORT int fcntl64(int fd, int command, ...)
{
    va_list more;

    va_start(more, command);
    void *argument = va_arg(more, void *);
    va_end(more);
    return control(fd, command, argument);
}
