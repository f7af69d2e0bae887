/* lockf, which takes record locks; flock, whose lock goes on with the descriptor.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../busy.h"
#include "direct.h"
#include "../locking.h"
#include "../using.h"

static void done(int fd, int command, off_t length, int result, enum call call)
{
    used(fd, call, result);
    if (result == 0 && command != F_TEST && books.state == AWAKE)
        locked_from_here(fd, call, command != F_ULOCK,
                         (off_t)direct_call(SYS_lseek, fd, 0, SEEK_CUR), length);
}

SHIM_EXPORT int lockf(int fd, int command, off_t length)
{
    struct busy *busy = busy_begin(fd, CALL_lockf);
    const int result = REAL(lockf)(fd, command, length);

    busy_end(busy);
    done(fd, command, length, result, CALL_lockf);
    return result;
}

SHIM_EXPORT int lockf64(int fd, int command, off64_t length)
{
    struct busy *busy = busy_begin(fd, CALL_lockf64);
    const int result = REAL(lockf64)(fd, command, length);

    busy_end(busy);
    done(fd, command, length, result, CALL_lockf64);
    return result;
}

SHIM_EXPORT int flock(int fd, int operation)
{
    struct busy *busy = busy_begin(fd, CALL_flock);
    const int result = REAL(flock)(fd, operation);
    struct line *line = books.state == AWAKE && !vfork_child ? books_known(fd) : NULL;

    busy_end(busy);
    used(fd, CALL_flock, result);
    if (result == 0 && line)
        line->now.marks |= MARK_KEPT;
    return result;
}
