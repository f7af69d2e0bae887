/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "wait.h"
#include "readiness.h"
#include "sockets.h"
#include "stream.h"

#include <string.h>
#include <sys/mman.h>

enum { SLICE = 5000000, SECOND = 1000000000, NEAR = 256 };

static struct timespec now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now;
}

struct deadline deadline_after(const struct timespec *timeout)
{
    struct deadline deadline = {.never = !timeout};

    if (!timeout)
        return deadline;
    deadline.at = now();
    deadline.at.tv_sec += timeout->tv_sec;
    deadline.at.tv_nsec += timeout->tv_nsec;
    if (deadline.at.tv_nsec >= SECOND) {
        deadline.at.tv_sec++;
        deadline.at.tv_nsec -= SECOND;
    }
    return deadline;
}

static struct timespec left(const struct deadline *deadline)
{
    const struct timespec here = now();
    struct timespec left = {deadline->at.tv_sec - here.tv_sec, deadline->at.tv_nsec - here.tv_nsec};

    if (left.tv_nsec < 0) {
        left.tv_sec--;
        left.tv_nsec += SECOND;
    }
    return left.tv_sec < 0 ? (struct timespec){0} : left;
}

bool deadline_passed(const struct deadline *deadline)
{
    const struct timespec rest = deadline->never ? (struct timespec){1, 0} : left(deadline);

    return rest.tv_sec == 0 && rest.tv_nsec == 0;
}

const struct timespec *deadline_left(const struct deadline *deadline, struct timespec *out)
{
    if (deadline->never && !stream_waiting())
        return NULL;
    *out = deadline->never ? (struct timespec){1, 0} : left(deadline);
    if (stream_waiting() && (out->tv_sec || out->tv_nsec > SLICE))
        *out = (struct timespec){0, SLICE};
    return out;
}

/* Whether the kernel's answer will need a second thought. */
static bool has_ours(const struct pollfd *set, nfds_t count)
{
    for (nfds_t i = 0; i < count; i++)
        if (slot_of(set[i].fd) & SLOT_NUMBER)
            return true;
    return false;
}

static bool has_odd(const struct pollfd *set, nfds_t count)
{
    for (nfds_t i = 0; i < count; i++) {
        const struct sock *sock = sock_of(set[i].fd);
        if (sock && readiness_is_odd(sock))
            return true;
    }
    return false;
}

/* Returns how many have something to report. Those that only the kernel had something to say of
 * are left out of `asked`, so that the next round does not end at once. */
static int translate(struct pollfd *set, struct pollfd *asked, nfds_t count)
{
    int ready = 0;

    for (nfds_t i = 0; i < count; i++) {
        struct sock *sock = sock_of(set[i].fd);
        const uint32_t had = (uint16_t)asked[i].revents;
        const uint32_t has = sock ? readiness_of(sock, had) : had;

        set[i].revents = (short)has;
        if (has)
            ready++;
        else if (had && sock->progress != PROGRESS_WAITING)
            asked[i].fd = -1;
    }
    return ready;
}

static bool any_waits(const struct pollfd *set, nfds_t count)
{
    for (nfds_t i = 0; i < count; i++) {
        const struct sock *sock = sock_of(set[i].fd);
        if (sock && sock->stream && sock->progress == PROGRESS_WAITING)
            return true;
    }
    return false;
}

/* Attempts that wait for room look ready to the kernel: it is not asked about them. */
static void leave_out_waiting(const struct pollfd *set, struct pollfd *asked, nfds_t count)
{
    for (nfds_t i = 0; i < count; i++) {
        const struct sock *sock = sock_of(set[i].fd);
        if (sock && sock->stream)
            asked[i].fd = sock->progress == PROGRESS_WAITING         ? -1
                          : asked[i].fd < 0 && asked[i].revents == 0 ? set[i].fd
                                                                     : asked[i].fd;
    }
}

static int rounds(struct pollfd *set, struct pollfd *asked, nfds_t count,
                  const struct timespec *timeout, const sigset_t *mask)
{
    static const struct timespec at_once = {0};
    const struct deadline deadline = deadline_after(timeout);

    for (;;) {
        struct timespec rest;
        if (any_waits(set, count)) {
            readiness_push();
            leave_out_waiting(set, asked, count);
        }
        const struct timespec *wait = has_odd(set, count) && !any_waits(set, count)
                                          ? &at_once
                                          : deadline_left(&deadline, &rest);
        for (nfds_t i = 0; i < count; i++)
            asked[i].revents = 0;
        const int found = REAL(ppoll)(asked, count, wait, mask);
        if (found < 0)
            return found;
        const int ready = translate(set, asked, count);
        if (ready || deadline_passed(&deadline))
            return ready;
    }
}

static int translated(struct pollfd *set, nfds_t count, const struct timespec *timeout,
                      const sigset_t *mask)
{
    struct pollfd near[NEAR];
    const size_t size = count * sizeof *set;
    struct pollfd *asked = near;
    int ready;

    /* No malloc: this may be a signal handler. */
    if (count > NEAR)
        asked = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (asked == MAP_FAILED)
        return shim_fail(ENOMEM);
    memcpy(asked, set, size);
    ready = rounds(set, asked, count, timeout, mask);
    if (asked != near)
        munmap(asked, size);
    return ready;
}

int wait_for(struct pollfd *set, nfds_t count, const struct timespec *timeout, const sigset_t *mask)
{
    return has_ours(set, count) ? translated(set, count, timeout, mask)
                                : REAL(ppoll)(set, count, timeout, mask);
}
