/* Descriptors of things that are no files.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../opening.h"

#include <stdarg.h>

#define MAKES(name, parameters, arguments, thing, marks, what)                                     \
    SHIM_EXPORT int name parameters                                                                \
    {                                                                                              \
        return opened(REAL(name) arguments, CALL_##name, thing, marks, what);                      \
    }

MAKES(epoll_create, (int size), (size), THING_EPOLL, 0, "epoll set")
MAKES(epoll_create1, (int flags), (flags), THING_EPOLL, cloexec_mark(flags, EPOLL_CLOEXEC),
      "epoll set")
MAKES(eventfd, (unsigned count, int flags), (count, flags), THING_EVENT,
      cloexec_mark(flags, EFD_CLOEXEC), "eventfd")
MAKES(timerfd_create, (clockid_t clock, int flags), (clock, flags), THING_TIMER,
      cloexec_mark(flags, TFD_CLOEXEC), "timerfd")
MAKES(inotify_init, (void), (), THING_WATCH, 0, "inotify")
MAKES(inotify_init1, (int flags), (flags), THING_WATCH, cloexec_mark(flags, IN_CLOEXEC), "inotify")
MAKES(fanotify_init, (unsigned flags, unsigned events), (flags, events), THING_WATCH,
      cloexec_mark((int)flags, FAN_CLOEXEC), "fanotify")
MAKES(memfd_create, (const char *name, unsigned flags), (name, flags), THING_MEMORY,
      cloexec_mark((int)flags, MFD_CLOEXEC), name)
MAKES(pidfd_open, (pid_t pid, unsigned flags), (pid, flags), THING_PROCESS, MARK_CLOEXEC, "pidfd")
MAKES(pidfd_getfd, (int process, int fd, unsigned flags), (process, fd, flags), THING_UNKNOWN,
      MARK_CLOEXEC, "another process's descriptor")
MAKES(posix_openpt, (int flags), (flags), THING_TERMINAL, cloexec_mark(flags, O_CLOEXEC),
      "terminal's master")
MAKES(getpt, (void), (), THING_TERMINAL, 0, "terminal's master")
MAKES(__mq_open_2, (const char *name, int flags), (name, flags), THING_QUEUE, MARK_CLOEXEC, name)

SHIM_EXPORT mqd_t mq_open(const char *name, int flags, ...)
{
    va_list more;

    va_start(more, flags);
    const mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
    struct mq_attr *attributes = flags & O_CREAT ? va_arg(more, struct mq_attr *) : NULL;
    va_end(more);
    return opened(REAL(mq_open)(name, flags, mode, attributes), CALL_mq_open, THING_QUEUE,
                  MARK_CLOEXEC, name);
}

/* A number that is there already is the one whose signals change. */
SHIM_EXPORT int signalfd(int fd, const sigset_t *signals, int flags)
{
    const int result = REAL(signalfd)(fd, signals, flags);

    if (fd != -1)
        return result;
    return opened(result, CALL_signalfd, THING_SIGNAL, cloexec_mark(flags, SFD_CLOEXEC), "signalfd");
}

static void opened_terminal(int master, int slave, enum call call)
{
    opened(master, call, THING_TERMINAL, 0, "terminal's master");
    if (slave >= 0)
        opened(slave, call, THING_TERMINAL, 0, "terminal");
}

SHIM_EXPORT int openpty(int *master, int *slave, char *name, const struct termios *settings,
                        const struct winsize *size)
{
    const int result = REAL(openpty)(master, slave, name, settings, size);

    if (result == 0)
        opened_terminal(*master, *slave, CALL_openpty);
    else
        opened(result, CALL_openpty, THING_TERMINAL, 0, NULL);
    return result;
}

SHIM_EXPORT int forkpty(int *master, char *name, const struct termios *settings,
                        const struct winsize *size)
{
    const int result = REAL(forkpty)(master, name, settings, size);

    if (result > 0)
        opened_terminal(*master, -1, CALL_forkpty);
    return result;
}
