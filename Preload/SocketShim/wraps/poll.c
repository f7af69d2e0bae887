/* SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../sandbox.h"
#include "../sockets.h"
#include "../wait.h"

SHIM_EXPORT int poll(struct pollfd *set, nfds_t count, int timeout)
{
    const struct timespec time = {timeout / 1000, timeout % 1000 * 1000000L};

    if (sockets_limit() == 0 || sandbox_is_closed)
        return REAL(poll)(set, count, timeout);
    return wait_for(set, count, timeout < 0 ? NULL : &time, NULL);
}

SHIM_EXPORT int ppoll(struct pollfd *set, nfds_t count, const struct timespec *timeout,
                      const sigset_t *mask)
{
    if (sockets_limit() == 0 || sandbox_is_closed)
        return REAL(ppoll)(set, count, timeout, mask);
    if (timeout && (timeout->tv_sec < 0 || timeout->tv_nsec < 0 || timeout->tv_nsec > 999999999))
        return shim_fail(EINVAL);
    return wait_for(set, count, timeout, mask);
}

SHIM_EXPORT int __poll_chk(struct pollfd *set, nfds_t count, int timeout, size_t size)
{
    return size / sizeof *set < count ? REAL(__poll_chk)(set, count, timeout, size)
                                      : poll(set, count, timeout);
}

SHIM_EXPORT int __ppoll_chk(struct pollfd *set, nfds_t count, const struct timespec *timeout,
                            const sigset_t *mask, size_t size)
{
    return size / sizeof *set < count ? REAL(__ppoll_chk)(set, count, timeout, mask, size)
                                      : ppoll(set, count, timeout, mask);
}
