/* dup and its kin.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../closing.h"
#include "../opening.h"
#include "../tale.h"
#include "../using.h"

SHIM_EXPORT int dup(int fd)
{
    const int result = REAL(dup)(fd);

    used(fd, CALL_dup, result);
    return duplicated(fd, result, CALL_dup, 0);
}

/* Programs replace a log by a log, and put back what they saved; a pipe in place of a file, or
 * beneath a FILE that is open, is another matter. */
static bool is_over_another(const struct line *from, const struct line *to)
{
    if (!from || line_state(from) != STATE_OPEN || line_state(to) != STATE_OPEN)
        return false;
    /* It keeps a number for something to come. */
    if (to->now.marks & MARK_NULL)
        return false;
    return to->now.serial && to->now.open_pid == books.pid && !(to->now.marks & MARK_CHOSEN) &&
           !(to->now.marks & MARK_DUPLICATED) && to->now.thing != from->now.thing &&
           to->now.thing != THING_UNKNOWN && from->now.thing != THING_UNKNOWN;
}

static void tell_over(int fd, const struct line *line, enum call call)
{
    struct tale tale = tale_of(FD_DUP2_OVER, fd);
    const struct deed by = deed(call);

    /* Some do it by intent, but not below a FILE or a DIR. */
    if (line->now.owner == OWNER_NONE && tale.grade > FD_WARNING)
        tale.grade = FD_WARNING;
    tale_add_opened(&tale, FD_OPENED, fd, &line->now, line->what);
    tale_add(&tale, FD_OVER, fd, &by, NULL);
    tale_tell(&tale);
}

static void check_over(int from, int to, enum call call)
{
    const struct line *line = books_known(to);

    if (line && to > 2 && from != to && !vfork_child && is_over_another(books_known(from), line))
        tell_over(to, line, call);
}

static int done(int from, int to, int result, enum call call, unsigned marks)
{
    if (!books_open())
        return result;
    used(from, call, result);
    if (result < 0 || from == to)
        return result;
    SHIM_KEEP_ERRNO;
    check_over(from, to, call);
    closed_all(to, to, call);
    return duplicated(from, result, call, marks | MARK_CHOSEN);
}

SHIM_EXPORT int dup2(int from, int to)
{
    return done(from, to, REAL(dup2)(from, to), CALL_dup2, 0);
}

SHIM_EXPORT int dup3(int from, int to, int flags)
{
    return done(from, to, REAL(dup3)(from, to, flags), CALL_dup3, cloexec_mark(flags, O_CLOEXEC));
}
