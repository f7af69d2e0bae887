/* SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../readiness.h"
#include "../sockets.h"
#include "../stream.h"
#include "../wait.h"

SHIM_EXPORT int epoll_ctl(int set, int op, int fd, struct epoll_event *event)
{
    struct sock *sock = sock_of(fd);
    int result;

    if (__builtin_expect(!sock, 1))
        return REAL(epoll_ctl)(set, op, fd, event);
    result = REAL(epoll_ctl)(set, op, fd, event);
    if (result == 0)
        readiness_watch(sock, set, op, fd, event);
    return result;
}

/* In rounds: an event that TCP would not have is no reason to return. */
static int rounds(int set, struct epoll_event *events, int room, const struct timespec *timeout,
                  const sigset_t *mask)
{
    const struct deadline deadline = deadline_after(timeout);

    for (;;) {
        struct timespec rest;
        const struct timespec *wait = deadline_left(&deadline, &rest);
        /* Rounded up: half a millisecond is not none. */
        const int milliseconds =
            wait ? (int)(wait->tv_sec * 1000 + (wait->tv_nsec + 999999) / 1000000) : -1;
        int found = REAL(epoll_pwait)(set, events, room, milliseconds, mask);
        if (found <= 0 && !(found == 0 && stream_waiting() && !deadline_passed(&deadline)))
            return found;
        if (stream_waiting())
            readiness_push();
        found = readiness_translate(set, events, found);
        if (found || deadline_passed(&deadline))
            return found;
    }
}

static int wait_for_events(int set, struct epoll_event *events, int room, int timeout,
                           const sigset_t *mask)
{
    const struct timespec time = {timeout / 1000, timeout % 1000 * 1000000L};

    return rounds(set, events, room, timeout < 0 ? NULL : &time, mask);
}

SHIM_EXPORT int epoll_wait(int set, struct epoll_event *events, int room, int timeout)
{
    if (sockets_limit() == 0)
        return REAL(epoll_wait)(set, events, room, timeout);
    return wait_for_events(set, events, room, timeout, NULL);
}

SHIM_EXPORT int epoll_pwait(int set, struct epoll_event *events, int room, int timeout,
                            const sigset_t *mask)
{
    if (sockets_limit() == 0)
        return REAL(epoll_pwait)(set, events, room, timeout, mask);
    return wait_for_events(set, events, room, timeout, mask);
}

SHIM_EXPORT int epoll_pwait2(int set, struct epoll_event *events, int room,
                             const struct timespec *timeout, const sigset_t *mask)
{
    if (sockets_limit() == 0)
        return REAL(epoll_pwait2)(set, events, room, timeout, mask);
    return rounds(set, events, room, timeout, mask);
}
