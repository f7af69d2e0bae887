/* fcntl: duplicates, flags and locks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "direct.h"
#include "../locking.h"
#include "../opening.h"
#include "../tale.h"
#include "../using.h"

#include <stdarg.h>

static void tell_misuse(int fd, int command, enum call call, long flags)
{
    if (!books_open())
        return;
    SHIM_KEEP_ERRNO;
    struct tale tale = tale_of(FD_FLAG_MISUSE, fd);
    const struct deed by = deed(call);
    tale.grade = FD_WARNING;
    tale.count = (uint64_t)command;
    tale.limit = (uint32_t)flags;
    tale_add(&tale, FD_CALL, fd, &by, NULL);
    tale_tell(&tale);
}

/* F_SETFD knows one flag, FD_CLOEXEC; those of open() are other bits. */
static void set_descriptor_flags(int fd, enum call call, long flags)
{
    if (flags & ~(long)FD_CLOEXEC)
        tell_misuse(fd, F_SETFD, call, flags);
    kept_over_exec(fd, !(flags & FD_CLOEXEC));
}

/* FD_CLOEXEC is the bit of O_WRONLY, which F_SETFL leaves as it is: who sets it in a descriptor
 * that is open for reading means F_SETFD. */
static void set_status_flags(int fd, enum call call, long flags)
{
    const bool is_for_writing =
        !(flags & FD_CLOEXEC) || (direct_call(SYS_fcntl, fd, F_GETFL, 0) & O_ACCMODE) == O_WRONLY;

    if (flags & O_CLOEXEC || !is_for_writing)
        tell_misuse(fd, F_SETFL, call, flags);
}

static int done(int fd, int command, long argument, int result, enum call call)
{
    switch (command) {
    case F_DUPFD:
        used(fd, call, result);
        return duplicated(fd, result, call, argument > 2 ? MARK_CHOSEN : 0);
    case F_DUPFD_CLOEXEC:
        used(fd, call, result);
        return duplicated(fd, result, call, MARK_CLOEXEC | (argument > 2 ? MARK_CHOSEN : 0));
    case F_GETFD:
    case F_GETFL:
        if (result >= 0)
            used(fd, call, result);
        return result;
    case F_SETFD:
        if (result == 0)
            set_descriptor_flags(fd, call, argument);
        break;
    case F_SETFL:
        if (result == 0)
            set_status_flags(fd, call, argument);
        break;
    case F_SETLK:
    case F_SETLKW:
        if (result == 0)
            locked_by_fcntl(fd, call, (const struct flock *)argument);
        break;
    default:
        break;
    }
    if (result == -1 && errno == EBADF)
        used_in_vain(fd, CALL_NONE + call);
    else
        used(fd, call, result);
    return result;
}

static int control(int fd, int command, long argument, enum call call)
{
    const int result = call == CALL_fcntl ? REAL(fcntl)(fd, command, argument)
                                          : REAL(fcntl64)(fd, command, argument);

    if (!books_open())
        return result;
    thread.command = command + 1;
    done(fd, command, argument, result, call);
    thread.command = 0;
    return result;
}

/* Whatever follows is one word; where nothing does, none is looked at. */
#define CONTROLS(name)                                                                             \
    SHIM_EXPORT int name(int fd, int command, ...)                                                 \
    {                                                                                              \
        va_list more;                                                                              \
                                                                                                   \
        va_start(more, command);                                                                   \
        const long argument = va_arg(more, long);                                                  \
        va_end(more);                                                                              \
        return control(fd, command, argument, CALL_##name);                                        \
    }

CONTROLS(fcntl)
CONTROLS(fcntl64)
