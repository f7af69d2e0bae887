/* epoll: which number is in which set.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "direct.h"
#include "../using.h"

static void note(int set, int operation, int fd)
{
    struct line *line = books_open() && !vfork_child ? books_known(fd) : NULL;

    if (!line || line_state(line) != STATE_OPEN)
        return;
    if (operation == EPOLL_CTL_DEL) {
        line->epoll = 0;
    } else if (operation == EPOLL_CTL_ADD) {
        SHIM_KEEP_ERRNO;
        line->epoll = set;
        line->added = deed(CALL_epoll_ctl).stack;
    }
}

static bool is_open(int fd) { return direct_call(SYS_fcntl, fd, F_GETFD, 0) >= 0; }

SHIM_EXPORT int epoll_ctl(int set, int operation, int fd, struct epoll_event *event)
{
    const int result = REAL(epoll_ctl)(set, operation, fd, event);

    if (result == 0)
        note(set, operation, fd);
    if (result == -1 && errno == EBADF && books.state == AWAKE && is_open(set))
        used_in_vain(fd, CALL_epoll_ctl);
    else
        used(set, CALL_epoll_ctl, result);
    return result;
}

#define WAITS(name, parameters, arguments)                                                         \
    SHIM_EXPORT int name parameters                                                                \
    {                                                                                              \
        const int result = REAL(name) arguments;                                                   \
                                                                                                   \
        used(set, CALL_##name, result);                                                            \
        return result;                                                                             \
    }

WAITS(epoll_wait, (int set, struct epoll_event *events, int most, int timeout),
      (set, events, most, timeout))
WAITS(epoll_pwait,
      (int set, struct epoll_event *events, int most, int timeout, const sigset_t *mask),
      (set, events, most, timeout, mask))
WAITS(epoll_pwait2,
      (int set, struct epoll_event *events, int most, const struct timespec *timeout,
       const sigset_t *mask),
      (set, events, most, timeout, mask))
