/* own_signal.c — SPDX-License-Identifier: Apache-2.0 */
#include "own_signal.h"
#include "kernel.h"
#include "own_signal_turns.h"
#include "signal_calls.h"

#include <errno.h>
#include <string.h>
#include <ucontext.h>

#ifndef TRAP_PERF
#define TRAP_PERF 6
#endif

enum {
    NUMBERS = 65,
    RESTORER = 0x04000000, /* libc's own, on some machines */
    /* Of others the kernel takes no notice. 0x800: addresses with their tags. */
    FLAGS = SA_NOCLDSTOP | SA_NOCLDWAIT | SA_SIGINFO | SA_ONSTACK | SA_RESTART | SA_NODEFER |
            (int)SA_RESETHAND | 0x800,
};

/* By number; once in use it stays. */
static struct own_signal *_Atomic known[NUMBERS];

bool own_signal_may_be(int number)
{
    return number == SIGTRAP || number == SIGPROF || (number >= __SIGRTMIN && number < NUMBERS);
}

/* A child has a table of actions for itself. After vfork its memory is its parent's. */
static bool is_here(const struct own_signal *signal)
{
    return atomic_load(&signal->owner) == kernel_process();
}

static bool is_handler(const struct wished *action)
{
    return action->handler != SIG_DFL && action->handler != SIG_IGN;
}

static __sighandler_t handler_of(const struct own_signal *signal)
{
    return (__sighandler_t)(void *)signal->handler;
}

/* A field at a time: where a sanitizer watches memcpy, it knows nothing of our stack. Of the mask,
 * libc itself reads and writes no more. */
static struct wished from_libc(const struct sigaction *action)
{
    struct wished from = {action->sa_handler, 0, action->sa_flags, action->sa_restorer};

    memcpy(&from.mask, &action->sa_mask, sizeof(from.mask));
    return from;
}

static void to_libc(const struct wished *action, struct sigaction *to)
{
    to->sa_handler = action->handler;
    memcpy(&to->sa_mask, &action->mask, sizeof(action->mask));
    to->sa_flags = action->flags;
    to->sa_restorer = action->restorer;
}

static int kernel_set(int number, const struct wished *action)
{
    struct sigaction to;

    to_libc(action, &to);
    return next_sigaction(number, &to, NULL) == 0 ? 0 : -errno;
}

static int kernel_get(int number, struct wished *action)
{
    struct sigaction now;

    if (next_sigaction(number, NULL, &now) != 0)
        return -errno;
    *action = from_libc(&now);
    return 0;
}

/* A program's handler gets the stack that it asked for. Ours prefers one that was made for signals:
 * the one that it interrupts may be small. The mask has also those that libc keeps for itself. */
static struct wished our_action(const struct own_signal *signal, const struct wished *theirs)
{
    const int usual = SA_ONSTACK | SA_RESTART;
    const int flags = SA_SIGINFO | (is_handler(theirs) ? theirs->flags & usual : usual);

    return (struct wished){handler_of(signal), ~(uint64_t)0, flags, NULL};
}

/* A signal that was sent may be on its way to a thread that has not run since, and nothing tells of
 * it; the default action would end the program then. So our handler stays, and lets through what is
 * the program's. Where that is nothing, a late signal does no harm, and a program that is executed
 * has to find the signal ignored.
 *
 * Who is overtaken by another thread's wish does it again, so the last one stays. */
static int settle(struct own_signal *signal)
{
    struct wished theirs, to;
    uint64_t number;

    do {
        number = wish_read(&signal->wish, &theirs);
        to = our_action(signal, &theirs);
        if (!atomic_load(&signal->is_in_use) && theirs.handler == SIG_IGN)
            to = theirs;
        const int error = kernel_set(signal->number, &to);
        if (error)
            return error;
    } while (wish_read(&signal->wish, &theirs) != number);
    return 0;
}

bool own_signal_is_replaced(const struct own_signal *signal)
{
    struct wished now;

    return kernel_get(signal->number, &now) == 0 && now.handler != handler_of(signal);
}

/* In a child our handler is there, and what it was told before. */
static int take_over(struct own_signal *signal)
{
    struct wished theirs;
    int error = kernel_get(signal->number, &theirs);

    if (error)
        return error;
    if (theirs.handler == handler_of(signal))
        wish_read(&signal->wish, &theirs);
    wish_reset(&signal->wish, &theirs);
    atomic_store(&signal->is_in_use, true);
    atomic_store(&signal->owner, kernel_process());
    error = settle(signal);
    if (error)
        atomic_store(&signal->owner, 0);
    else
        atomic_store(&known[signal->number], signal);
    return error;
}

int own_signal_install(struct own_signal *signal)
{
    const uint64_t mask = turns_begin_alone();
    const int error = take_over(signal);

    turns_end_alone(mask);
    return error;
}

void own_signal_give_back(struct own_signal *signal)
{
    if (!is_here(signal) || own_signal_is_replaced(signal))
        return;
    atomic_store(&signal->is_in_use, false);
    settle(signal);
}

/* What the kernel makes of it, which the program may ask for. */
static struct wished as_kept(const struct sigaction *wished, const struct own_signal *signal)
{
    const uint64_t never = (uint64_t)1 << (SIGKILL - 1) | (uint64_t)1 << (SIGSTOP - 1);
    struct wished kept = from_libc(wished), now = {0};

    kernel_get(signal->number, &now);
    kept.flags = (kept.flags & FLAGS) | (now.flags & RESTORER);
    kept.restorer = now.restorer;
    kept.mask &= ~never;
    return kept;
}

/* Ours is a wish for what there is already: the program may know it by a way of its own. */
static int wish_for(struct own_signal *signal, const struct sigaction *wished,
                    struct sigaction *earlier)
{
    struct wished before;

    if (wished && wished->sa_handler != handler_of(signal)) {
        const struct wished kept = as_kept(wished, signal);

        wish_exchange(&signal->wish, &kept, &before);
        settle(signal);
    } else {
        wish_read(&signal->wish, &before);
    }
    if (earlier)
        to_libc(&before, earlier);
    return 0;
}

/* No signal of ours comes to a child, so it may have what it asks for. */
static int pass_on(const struct own_signal *signal, int number, const struct sigaction *wished,
                   struct sigaction *earlier)
{
    const int result = next_sigaction(number, wished, earlier);
    struct wished before;

    if (result == 0 && earlier && signal && earlier->sa_handler == handler_of(signal)) {
        wish_read(&signal->wish, &before);
        to_libc(&before, earlier);
    }
    return result;
}

int own_signal_action(int number, const struct sigaction *wished, struct sigaction *earlier)
{
    const uint64_t mask = turns_begin();
    struct own_signal *signal = atomic_load(&known[number]);
    const int result = signal && is_here(signal) ? wish_for(signal, wished, earlier)
                                                 : pass_on(signal, number, wished, earlier);

    turns_end(mask);
    return result;
}

/* As the kernel does, in the place where it happened: the signal comes again when the handler
 * returns, and finds no handler. */
static void let_it_act(int number, siginfo_t *info)
{
    const struct wished none = {.handler = SIG_DFL};

    kernel_set(number, &none);
    direct_call4(SYS_rt_tgsigqueueinfo, kernel_process(), kernel_thread(), number, (long)info);
}

/* All signals are blocked in our handler; theirs expects those that it asked for. */
static void unblock_for(const struct wished *action, int number, const ucontext_t *context)
{
    uint64_t mask;

    memcpy(&mask, &context->uc_sigmask, sizeof(mask));
    mask |= action->mask;
    if (!(action->flags & SA_NODEFER))
        mask |= (uint64_t)1 << (number - 1);
    direct_call4(SYS_rt_sigprocmask, SIG_SETMASK, (long)&mask, 0, sizeof(mask));
}

/* Of two threads that have the signal at once, one has the handler. */
static bool is_used_up(struct own_signal *signal, uint64_t number, const struct wished *action)
{
    struct wished after = *action;

    after.handler = SIG_DFL;
    if (is_here(signal))
        return wish_exchange_if(&signal->wish, number, &after);
    return kernel_set(signal->number, &after) == 0;
}

static struct wished action_for_one(struct own_signal *signal)
{
    struct wished action;

    for (;;) {
        const uint64_t number = wish_read(&signal->wish, &action);
        const bool is_for_one = is_handler(&action) && action.flags & (int)SA_RESETHAND;

        if (!is_for_one || is_used_up(signal, number, &action))
            return action;
    }
}

/* The kernel does not let a breakpoint be ignored. */
static bool is_forced(int number, const siginfo_t *info)
{
    return number == SIGTRAP && info->si_code > 0 && info->si_code != TRAP_PERF;
}

void own_signal_forward(struct own_signal *signal, siginfo_t *info, void *context)
{
    const struct wished action = action_for_one(signal);

    if (action.handler == SIG_IGN && !is_forced(signal->number, info))
        return;
    if (!is_handler(&action)) {
        let_it_act(signal->number, info);
        return;
    }
    unblock_for(&action, signal->number, context);
    /* The kernel gives all three to handlers of the older kind, too. */
    ((void (*)(int, siginfo_t *, void *))(void *)action.handler)(signal->number, info, context);
}
