/* select: numbers that are not open, and sets that are too small.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "direct.h"
#include "../end.h"
#include "../tale.h"
#include "../using.h"

static void check_set(int count, const fd_set *set, enum call call)
{
    for (int fd = 0; set && fd < count; fd++)
        if (((const long *)set)[fd / NFDBITS] >> fd % NFDBITS & 1 &&
            direct_call(SYS_fcntl, fd, F_GETFD, 0) < 0)
            used_closed(fd, call);
}

static bool is_in_module(const void *at)
{
    struct dl_find_object found;

    return _dl_find_object((void *)at, &found) == 0;
}

/* A set that is a variable has room for 1,024 numbers; programs that want more have it from
 * malloc(). */
static bool is_variable(const void *set, const void *here)
{
    const char *at = set, *thread_end = __builtin_thread_pointer();
    /* The stack of main() begins below its arguments. */
    const char *main_end = (const char *)books.arguments;

    if (!set)
        return false;
    if (at > (const char *)here && (at < thread_end || at < main_end) &&
        at - (const char *)here < 8 << 20)
        return true;
    return is_in_module(set);
}

static void tell_overflow(int fd, enum call call)
{
    struct tale tale = tale_of(FD_FDSET_OVERFLOW, fd);
    const struct deed by = deed(call);

    /* Harmless as long as no number is as large, which the kernel does not look at. */
    tale.grade = books.highest >= FD_SETSIZE ? FD_ERROR : FD_WARNING;
    tale.limit = FD_SETSIZE;
    tale_add(&tale, FD_CALL, fd, &by, NULL);
    tale_tell(&tale);
}

static void check_room(int count, const fd_set *in, const fd_set *out, const fd_set *odd,
                       enum call call)
{
    const void *here = __builtin_frame_address(0);

    if (__builtin_expect(count <= FD_SETSIZE, 1) || !books_open())
        return;
    SHIM_KEEP_ERRNO;
    if (is_variable(in, here) || is_variable(out, here) || is_variable(odd, here))
        tell_overflow(count - 1, call);
}

/* The kernel reads a set as far as its own table of numbers goes, and so may we. */
static int count_read(int count)
{
    const int known = (books.highest | (NFDBITS - 1)) + 1;

    return count < known ? count : known;
}

/* The kernel leaves the sets as they were when a number is bad. */
static int selected(int count, const fd_set *in, const fd_set *out, const fd_set *odd, int result,
                    enum call call)
{
    if (result != -1 || errno != EBADF || !books_open())
        return result;
    SHIM_KEEP_ERRNO;
    count = count_read(count);
    check_set(count, in, call);
    check_set(count, out, call);
    check_set(count, odd, call);
    return result;
}

SHIM_EXPORT int select(int count, fd_set *in, fd_set *out, fd_set *odd, struct timeval *timeout)
{
    check_room(count, in, out, odd, CALL_select);
    return selected(count, in, out, odd, REAL(select)(count, in, out, odd, timeout), CALL_select);
}

SHIM_EXPORT int pselect(int count, fd_set *in, fd_set *out, fd_set *odd,
                        const struct timespec *timeout, const sigset_t *mask)
{
    check_room(count, in, out, odd, CALL_pselect);
    return selected(count, in, out, odd, REAL(pselect)(count, in, out, odd, timeout, mask),
                    CALL_pselect);
}

/* A fortified program asks where a number is in a set; libc ends it when it is too large. */
static void check_element(long fd, enum call call)
{
    if (fd < FD_SETSIZE || !books_open())
        return;
    tell_overflow((int)fd, call);
    end_abruptly();
}

SHIM_EXPORT long __fdelt_chk(long fd)
{
    check_element(fd, CALL___fdelt_chk);
    return REAL(__fdelt_chk)(fd);
}

/* The same, where the compiler knows the number. */
SHIM_EXPORT long __fdelt_warn(long fd)
{
    check_element(fd, CALL___fdelt_warn);
    return REAL(__fdelt_warn)(fd);
}
