/* syscall(): descriptors that are made and closed by number of call.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../closing.h"
#include "../end.h"
#include "../opening.h"

#include <linux/seccomp.h>
#include <stdarg.h>
#include <sys/syscall.h>

/* Six words, as the kernel takes them. */
struct words {
    long at[6];
};

static long forward(long number, struct words words)
{
    return REAL(syscall)(number, words.at[0], words.at[1], words.at[2], words.at[3], words.at[4],
                         words.at[5]);
}

static long close_number(long number, struct words words)
{
    struct closing closing = closing_begin((int)words.at[0], CALL_close, NULL);

    return closing_end(&closing, (int)forward(number, words));
}

static long open_path(long number, struct words words)
{
    const char *path = (const char *)words.at[number == SYS_openat];
    const int flags = (int)words.at[number == SYS_openat ? 2 : 1];

    return opened((int)forward(number, words), CALL_syscall, THING_FILE,
                  cloexec_mark(flags, O_CLOEXEC), path);
}

/* Calls that libc may have no name for: what they return is a descriptor. */
static bool makes_descriptor(long number)
{
    switch (number) {
#ifdef SYS_openat2
    case SYS_openat2:
#endif
#ifdef SYS_pidfd_open
    case SYS_pidfd_open:
#endif
#ifdef SYS_io_uring_setup
    case SYS_io_uring_setup:
#endif
    case SYS_perf_event_open:
    case SYS_userfaultfd:
    case SYS_bpf:
    case SYS_memfd_create:
    case SYS_socket:
    case SYS_epoll_create1:
    case SYS_eventfd2:
    case SYS_timerfd_create:
        return true;
    default:
        return false;
    }
}

static long make(long number, struct words words)
{
    const long result = forward(number, words);

    /* bpf() answers 0 where it makes nothing. */
    return number == SYS_bpf && result == 0
               ? result
               : opened((int)result, CALL_syscall, THING_UNKNOWN, 0, "made by syscall()");
}

static bool locks_in(long number, struct words words)
{
    return number == SYS_prctl
               ? words.at[0] == PR_SET_SECCOMP
               : words.at[0] == SECCOMP_SET_MODE_STRICT || words.at[0] == SECCOMP_SET_MODE_FILTER;
}

static long lock_in(long number, struct words words)
{
    if (!locks_in(number, words))
        return forward(number, words);
    end_before_sandbox();
    const long result = forward(number, words);
    if (result >= 0)
        end_in_sandbox();
    return result;
}

static long forward_known(long number, struct words words)
{
    switch (number) {
    case SYS_close:
        return close_number(number, words);
#ifdef SYS_open
    case SYS_open:
#endif
    case SYS_openat:
        return open_path(number, words);
    case SYS_prctl:
    case SYS_seccomp:
        return lock_in(number, words);
    case SYS_exit_group:
        end_books();
        return forward(number, words);
    default:
        return makes_descriptor(number) ? make(number, words) : forward(number, words);
    }
}

SHIM_EXPORT long syscall(long number, ...)
{
    struct words words;
    va_list more;

    va_start(more, number);
    for (int i = 0; i < 6; i++)
        words.at[i] = va_arg(more, long);
    va_end(more);
    return books.state == AWAKE ? forward_known(number, words) : forward(number, words);
}
