/* What becomes of the process.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../books.h"
#include "../closing.h"
#include "../end.h"
#include "stack_store.h"
#include "stack_walk.h"

SHIM_EXPORT pid_t fork(void)
{
    if (books_open())
        closing_settle();
    return REAL(fork)();
}

/* Its parent ends inside libc, past our _exit(). */
SHIM_EXPORT int daemon(int stays, int keeps)
{
    const int result = REAL(daemon)(stays, keeps);

    if (result == 0 && !keeps)
        closed_all(0, 2, CALL_daemon);
    return result;
}

SHIM_EXPORT void _exit(int status)
{
    end_books();
    REAL(_exit)(status);
    __builtin_unreachable();
}

SHIM_EXPORT void _Exit(int status)
{
    end_books();
    REAL(_Exit)(status);
    __builtin_unreachable();
}

/* Who closes a thing twice may well fall over it right then. */
SHIM_EXPORT void abort(void)
{
    end_abruptly();
    REAL(abort)();
    __builtin_unreachable();
}

SHIM_EXPORT void __assert_fail(const char *claim, const char *file, unsigned line,
                               const char *function)
{
    end_abruptly();
    REAL(__assert_fail)(claim, file, line, function);
    __builtin_unreachable();
}

/* Another library may come to lie at the same addresses. */
SHIM_EXPORT int dlclose(void *library)
{
    const int result = REAL(dlclose)(library);

    stack_store_epoch_bump();
    stack_walk_forget();
    return result;
}
