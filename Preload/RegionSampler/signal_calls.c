/* signal_calls.c — SPDX-License-Identifier: Apache-2.0 */
#include "signal_calls.h"
#include "own_signal.h"
#include "shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>

/* libc has them, its headers do not show them all. */
int __sigaction(int, const struct sigaction *, struct sigaction *);
__sighandler_t bsd_signal(int, __sighandler_t);

/* The older ones, which programs call nevertheless. */
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

#define SHIM_REAL_TABLE
#include "shim_real.h"

/* A sanitizer's, where there is one. */
__typeof__(sigaction) sanitizers_sigaction __asm__("__interceptor_sigaction") __attribute__((weak));
__typeof__(signal) sanitizers_signal __asm__("__interceptor_signal") __attribute__((weak));

static _Atomic enum { UNKNOWN, NONE, HERE } sanitizer;

static const void *base_of(const void *function)
{
    Dl_info info;

    return function && dladdr(function, &info) ? info.dli_fbase : NULL;
}

/* One that is linked into the same program as we are has lost libc's names to us. In another object
 * its calls come to us by themselves. */
static bool has_sanitizer(void)
{
    if (atomic_load(&sanitizer) == UNKNOWN) {
        const void *base = base_of((const void *)sanitizers_sigaction);

        atomic_store(&sanitizer, base && base == base_of((const void *)base_of) ? HERE : NONE);
    }
    return atomic_load(&sanitizer) == HERE;
}

/* dlsym is not for signal handlers. */
__attribute__((constructor)) static void bind_early(void)
{
#define SHIM_CALL(name, role) REAL_EARLY(name);
#include "calls.def"
#undef SHIM_CALL
    has_sanitizer();
}

int next_sigaction(int number, const struct sigaction *wished, struct sigaction *earlier)
{
    return (has_sanitizer() ? sanitizers_sigaction : REAL(sigaction))(number, wished, earlier);
}

static int act(int number, const struct sigaction *wished, struct sigaction *earlier)
{
    return own_signal_may_be(number) ? own_signal_action(number, wished, earlier)
                                     : next_sigaction(number, wished, earlier);
}

SHIM_EXPORT int sigaction(int number, const struct sigaction *wished, struct sigaction *earlier)
{
    return act(number, wished, earlier);
}

SHIM_EXPORT int __sigaction(int number, const struct sigaction *wished, struct sigaction *earlier)
{
    return act(number, wished, earlier);
}

/* The signals that siginterrupt was called for, which libc keeps to itself. */
static _Atomic uint64_t interrupting;

static uint64_t bit_of(int number) { return (uint64_t)1 << (number - 1); }

/* The older calls, in terms of the newer one as libc has them. */
static __sighandler_t set(int number, __sighandler_t handler, int flags, bool blocks_itself)
{
    struct sigaction wished = {.sa_handler = handler, .sa_flags = flags}, earlier;

    if (handler == SIG_ERR) {
        errno = EINVAL;
        return SIG_ERR;
    }
    sigemptyset(&wished.sa_mask);
    if (blocks_itself)
        sigaddset(&wished.sa_mask, number);
    return own_signal_action(number, &wished, &earlier) == 0 ? earlier.sa_handler : SIG_ERR;
}

static __sighandler_t set_as_bsd(int number, __sighandler_t handler)
{
    const bool interrupts = atomic_load(&interrupting) & bit_of(number);

    return set(number, handler, interrupts ? 0 : SA_RESTART, true);
}

static __sighandler_t set_as_system_v(int number, __sighandler_t handler)
{
    return set(number, handler, (int)SA_RESETHAND | SA_NODEFER | SA_INTERRUPT, false);
}

SHIM_EXPORT __sighandler_t signal(int number, __sighandler_t handler)
{
    if (own_signal_may_be(number))
        return set_as_bsd(number, handler);
    return (has_sanitizer() && sanitizers_signal ? sanitizers_signal : REAL(signal))(number,
                                                                                     handler);
}

SHIM_EXPORT __sighandler_t bsd_signal(int number, __sighandler_t handler)
{
    return own_signal_may_be(number) ? set_as_bsd(number, handler)
                                     : REAL(bsd_signal)(number, handler);
}

SHIM_EXPORT __sighandler_t ssignal(int number, __sighandler_t handler)
{
    return own_signal_may_be(number) ? set_as_bsd(number, handler) : REAL(ssignal)(number, handler);
}

SHIM_EXPORT __sighandler_t sysv_signal(int number, __sighandler_t handler)
{
    return own_signal_may_be(number) ? set_as_system_v(number, handler)
                                     : REAL(sysv_signal)(number, handler);
}

SHIM_EXPORT __sighandler_t __sysv_signal(int number, __sighandler_t handler)
{
    return own_signal_may_be(number) ? set_as_system_v(number, handler)
                                     : REAL(__sysv_signal)(number, handler);
}

/* Returns whether it was blocked before. */
static bool block(int number, int how)
{
    sigset_t set, earlier;

    sigemptyset(&set);
    sigaddset(&set, number);
    pthread_sigmask(how, &set, &earlier);
    return sigismember(&earlier, number);
}

static __sighandler_t hold(int number)
{
    struct sigaction now;

    if (block(number, SIG_BLOCK))
        return SIG_HOLD;
    return own_signal_action(number, NULL, &now) == 0 ? now.sa_handler : SIG_ERR;
}

SHIM_EXPORT __sighandler_t sigset(int number, __sighandler_t handler)
{
    if (!own_signal_may_be(number))
        return REAL(sigset)(number, handler);
    if (handler == SIG_HOLD)
        return hold(number);
    const __sighandler_t earlier = set(number, handler, 0, false);
    return earlier != SIG_ERR && block(number, SIG_UNBLOCK) ? SIG_HOLD : earlier;
}

SHIM_EXPORT int sigignore(int number)
{
    if (!own_signal_may_be(number))
        return REAL(sigignore)(number);
    return set(number, SIG_IGN, 0, false) == SIG_ERR ? -1 : 0;
}

SHIM_EXPORT int siginterrupt(int number, int interrupts)
{
    struct sigaction action;

    if (!own_signal_may_be(number))
        return REAL(siginterrupt)(number, interrupts);
    if (own_signal_action(number, NULL, &action) != 0)
        return -1;
    if (interrupts)
        atomic_fetch_or(&interrupting, bit_of(number));
    else
        atomic_fetch_and(&interrupting, ~bit_of(number));
    action.sa_flags = interrupts ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
    return own_signal_action(number, &action, NULL);
}
