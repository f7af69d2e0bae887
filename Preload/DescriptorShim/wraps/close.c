/* close and its kin.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../closing.h"

SHIM_EXPORT int close(int fd)
{
    struct closing closing = closing_begin(fd, CALL_close, NULL);

    return closing_end(&closing, REAL(close)(fd));
}

SHIM_EXPORT int mq_close(mqd_t queue)
{
    struct closing closing = closing_begin(queue, CALL_mq_close, NULL);

    return closing_end(&closing, REAL(mq_close)(queue));
}

#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC 4
#endif

static void mark_cloexec(unsigned first, unsigned last)
{
    if (!books_open() || vfork_child)
        return;
    if (first >= BOOKS_LINES)
        return;
    for (int fd = books_next((int)first - 1); fd <= books.highest && (unsigned)fd <= last;
         fd = books_next(fd))
        books_known(fd)->now.marks |= MARK_CLOEXEC;
}

SHIM_EXPORT int close_range(unsigned first, unsigned last, int flags)
{
    const int result = REAL(close_range)(first, last, flags);

    if (result == 0 && flags & CLOSE_RANGE_CLOEXEC)
        mark_cloexec(first, last);
    else if (result == 0 && first < BOOKS_LINES)
        closed_all((int)first, last < BOOKS_LINES ? (int)last : BOOKS_LINES, CALL_close_range);
    return result;
}

SHIM_EXPORT void closefrom(int lowest)
{
    REAL(closefrom)(lowest);
    closed_all(lowest < 0 ? 0 : lowest, BOOKS_LINES, CALL_closefrom);
}
