/* select and pselect. The kernel's own answer serves, but for sockets that need a second thought;
 * then it is a poll.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../readiness.h"
#include "../sockets.h"
#include "../stream.h"
#include "../wait.h"

#include <sys/mman.h>

static bool is_in(int fd, const fd_set *set) { return set && FD_ISSET(fd, set); }

static short wanted(int fd, const fd_set *in, const fd_set *out, const fd_set *odd)
{
    return (short)((is_in(fd, in) ? POLLIN | POLLRDNORM : 0) |
                   (is_in(fd, out) ? POLLOUT | POLLWRNORM : 0) | (is_in(fd, odd) ? POLLPRI : 0));
}

static bool needs_poll(int count, const fd_set *in, const fd_set *out, const fd_set *odd)
{
    for (int fd = 0; fd < count && fd < FD_SETSIZE; fd++) {
        const struct sock *sock = sock_of(fd);
        if (sock && readiness_is_odd(sock) && wanted(fd, in, out, odd))
            return true;
    }
    return false;
}

static nfds_t gather(int count, const fd_set *in, const fd_set *out, const fd_set *odd,
                     struct pollfd *set)
{
    nfds_t used = 0;

    for (int fd = 0; fd < count && fd < FD_SETSIZE; fd++) {
        const short events = wanted(fd, in, out, odd);
        if (events)
            set[used++] = (struct pollfd){.fd = fd, .events = events};
    }
    return used;
}

static int report(bool is_so, int fd, fd_set *set)
{
    if (!is_in(fd, set))
        return 0;
    if (!is_so)
        FD_CLR(fd, set);
    return is_so;
}

/* The kernel's sets: what counts as readable, writable, exceptional. */
static int spread(const struct pollfd *set, nfds_t used, fd_set *in, fd_set *out, fd_set *odd)
{
    int ready = 0;

    for (nfds_t i = 0; i < used; i++) {
        const int what = set[i].revents;
        if (what & POLLNVAL)
            return shim_fail(EBADF);
        ready += report(what & (POLLIN | POLLRDNORM | POLLHUP | POLLERR), set[i].fd, in);
        ready += report(what & (POLLOUT | POLLWRNORM | POLLERR), set[i].fd, out);
        ready += report(what & POLLPRI, set[i].fd, odd);
    }
    return ready;
}

static int by_poll(int count, fd_set *in, fd_set *out, fd_set *odd, const struct timespec *timeout,
                   const sigset_t *mask)
{
    const size_t size = FD_SETSIZE * sizeof(struct pollfd);
    /* Not on the stack, which may be small. */
    struct pollfd *set =
        mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (set == MAP_FAILED)
        return shim_fail(ENOMEM);
    const nfds_t used = gather(count, in, out, odd, set);
    const int found = wait_for(set, used, timeout, mask);
    const int ready = found < 0 ? found : spread(set, used, in, out, odd);
    munmap(set, size);
    return ready;
}

SHIM_EXPORT int select(int count, fd_set *in, fd_set *out, fd_set *odd, struct timeval *timeout)
{
    struct timespec time;

    if (sockets_limit() == 0 || !needs_poll(count, in, out, odd))
        return REAL(select)(count, in, out, odd, timeout);
    if (timeout)
        time = (struct timespec){timeout->tv_sec, timeout->tv_usec * 1000};
    return by_poll(count, in, out, odd, timeout ? &time : NULL, NULL);
}

SHIM_EXPORT int pselect(int count, fd_set *in, fd_set *out, fd_set *odd,
                        const struct timespec *timeout, const sigset_t *mask)
{
    if (sockets_limit() == 0 || !needs_poll(count, in, out, odd))
        return REAL(pselect)(count, in, out, odd, timeout, mask);
    return by_poll(count, in, out, odd, timeout, mask);
}
