/* poll and its kin: a number that is not open is told by its answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../using.h"

static bool is_closed(const struct pollfd *entry)
{
    return entry->revents & POLLNVAL && entry->events;
}

/* Who waits for nothing, or asks about several numbers that nobody has ever opened, wants to know
 * which are open. */
static bool is_question(const struct pollfd *set, nfds_t count)
{
    unsigned strange = 0;

    for (nfds_t i = 0; i < count; i++) {
        const struct line *line = is_closed(&set[i]) ? books_known(set[i].fd) : NULL;
        strange += is_closed(&set[i]) && (!line || line_state(line) == STATE_UNKNOWN);
    }
    return strange > 1;
}

static int polled(const struct pollfd *set, nfds_t count, int result, enum call call)
{
    bool is_judged = false;

    if (result <= 0 || books.state != AWAKE)
        return result;
    for (nfds_t i = 0; i < count; i++)
        if (__builtin_expect(is_closed(&set[i]), 0)) {
            if (!is_judged && is_question(set, count))
                return result;
            is_judged = true;
            used_closed(set[i].fd, call);
        } else if (set[i].revents) {
            used(set[i].fd, call, set[i].revents);
        }
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
    return polled(set, count, REAL(__ppoll_chk)(set, count, timeout, mask, size), CALL___ppoll_chk);
}
