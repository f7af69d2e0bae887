/* poll and its kin: a number that is not open is told by its answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../using.h"

static int polled(const struct pollfd *set, nfds_t count, int result, enum call call)
{
    if (result <= 0 || books.state != AWAKE)
        return result;
    for (nfds_t i = 0; i < count; i++)
        if (__builtin_expect(set[i].revents & POLLNVAL, 0))
            used_closed(set[i].fd, call);
        else if (set[i].revents)
            used(set[i].fd, call, set[i].revents);
    return result;
}

SHIM_EXPORT int poll(struct pollfd *set, nfds_t count, int timeout)
{
    return polled(set, count, REAL(poll)(set, count, timeout), CALL_poll);
}

SHIM_EXPORT int __poll_chk(struct pollfd *set, nfds_t count, int timeout, size_t size)
{
    return polled(set, count, REAL(__poll_chk)(set, count, timeout, size), CALL___poll_chk);
}

SHIM_EXPORT int ppoll(struct pollfd *set, nfds_t count, const struct timespec *timeout,
                      const sigset_t *mask)
{
    return polled(set, count, REAL(ppoll)(set, count, timeout, mask), CALL_ppoll);
}

SHIM_EXPORT int __ppoll_chk(struct pollfd *set, nfds_t count, const struct timespec *timeout,
                            const sigset_t *mask, size_t size)
{
    return polled(set, count, REAL(__ppoll_chk)(set, count, timeout, mask, size),
                  CALL___ppoll_chk);
}
