/* using.c — descriptors in use: those that are closed, and those that are another's by now.
 * SPDX-License-Identifier: Apache-2.0 */
#include "using.h"
#include "closing.h"
#include "direct.h"
#include "tale.h"

static bool is_open(int fd) { return direct_call(SYS_fcntl, fd, F_GETFD, 0) >= 0; }

/* Calls by which programs find out whether a number is open, or what it is. */
static bool is_question(enum call call)
{
    switch (call) {
    case CALL_fstat:
    case CALL_fstat64:
    case CALL_fcntl:
    case CALL_fcntl64:
    case CALL_tcgetattr:
    case CALL_getsockopt:
    case CALL_getsockname:
    case CALL_getpeername:
        return true;
    default:
        return false;
    }
}

static void tell_bad(int fd, const struct deed *by)
{
    struct tale tale = tale_of(FD_BAD_FD, fd);

    tale.error = EBADF;
    tale_add(&tale, FD_CALL, fd, by, NULL);
    tale_tell(&tale);
}

void used_tell(int fd, const struct line *line, const struct deed *by)
{
    const bool is_taken = line_state(line) == STATE_CLOSED && tale_was_closed_by_another(line, by);
    struct tale tale = tale_of(is_taken ? FD_FOREIGN_CLOSE : FD_USE_AFTER_CLOSE, fd);

    tale.error = EBADF;
    tale_add_before(&tale, fd, line);
    tale_add_opened(&tale, FD_OPENED, fd, &line->now, line->what);
    if (line_state(line) == STATE_CLOSED)
        tale_add_closed(&tale, FD_CLOSED, fd, &line->now);
    tale_add(&tale, FD_USED, fd, by, NULL);
    tale_tell(&tale);
}

void used_closed(int fd, enum call call)
{
    SHIM_KEEP_ERRNO;
    struct line *line = books_known(fd);
    const bool was_open = line && line_state(line) != STATE_UNKNOWN;

    if (vfork_child)
        return;
    if (!is_question(call))
        closing_settle();
    const struct deed by = deed(call);
    if (was_open && line->now.marks & MARK_WATCHED)
        tale_watched(fd, &by, -EBADF, line->what);
    if (was_open && (line->now.marks & MARK_ACCUSED || line_is_listing(line->what)))
        return;
    if (is_question(call))
        closing_asked(fd, was_open ? line : NULL, &by);
    else if (was_open)
        used_tell(fd, line, &by);
    else
        tell_bad(fd, &by);
}

/* What a call can only be meant for; by the errno that says that it was something else. */
static enum thing meant(enum call call, int error)
{
    if (error == ENOTSOCK && !is_question(call))
        return THING_SOCKET;
    if (error == ENOTDIR && (call == CALL_openat || call == CALL_fchdir))
        return THING_DIRECTORY;
    if (error == ESPIPE && call != CALL_lseek && call != CALL_lseek64)
        return THING_FILE;
    if (error != EINVAL)
        return THING_UNKNOWN;
    switch (call) {
    case CALL_epoll_ctl:
    case CALL_epoll_wait:
    case CALL_epoll_pwait:
        return THING_EPOLL;
    case CALL_timerfd_settime:
    case CALL_timerfd_gettime:
        return THING_TIMER;
    case CALL_inotify_add_watch:
    case CALL_inotify_rm_watch:
        return THING_WATCH;
    default:
        return THING_UNKNOWN;
    }
}

/* The number was closed, and has been given to something else since. */
static void check_reuse(int fd, enum call call, int error)
{
    const struct line *line = books_known(fd);
    const enum thing thing = meant(call, error);

    if (thing == THING_UNKNOWN || !line || line_state(line) != STATE_OPEN ||
        line->now.thing == thing || line->before.thing != thing || !line->before.close_time)
        return;
    struct tale tale = tale_of(FD_USE_AFTER_CLOSE, fd);
    const struct deed by = deed(call);
    tale.error = error;
    tale_add_before(&tale, fd, line);
    tale_add_opened(&tale, FD_OPENED, fd, &line->now, line->what);
    tale_add(&tale, FD_USED, fd, &by, NULL);
    tale_tell(&tale);
}

void used_in_vain(int fd, enum call call)
{
    const int error = errno;

    if (error == EAGAIN || error == EINTR || !books_open())
        return;
    SHIM_KEEP_ERRNO;
    /* What is open, but not for writing, is EBADF as well. */
    if (error == EBADF && fd != AT_FDCWD && !is_open(fd))
        used_closed(fd, call);
    else if (error == ENOTSOCK || error == ESPIPE || error == EINVAL || error == ENOTDIR)
        check_reuse(fd, call, error);
}

void used_slowly(int fd, enum call call, long result)
{
    struct line *line = books.state == AWAKE ? books_known(fd) : NULL;
    SHIM_KEEP_ERRNO;

    if (!line || vfork_child)
        return;
    if (line->now.marks & MARK_HEIR && !(line->now.marks & MARK_TOUCHED)) {
        line->now.marks |= MARK_TOUCHED;
        __atomic_fetch_sub(&books.heirs, 1, __ATOMIC_RELAXED);
    }
    if (books.watches && line_state(line) == STATE_OPEN && line->now.marks & MARK_WATCHED) {
        const struct deed by = deed(call);
        tale_watched(fd, &by, (int)result, line->what);
    }
}
