/* own_signal.c — SPDX-License-Identifier: Apache-2.0 */
#include "own_signal.h"
#include "kernel.h"

#include <errno.h>
#include <string.h>
#include <ucontext.h>

enum { KERNEL_MASK = 8 };

/* As the kernel does, in the place where it happened: the signal comes again when the handler
 * returns, and finds no handler. */
static void let_it_act(int number, siginfo_t *info)
{
    const struct sigaction none = {.sa_handler = SIG_DFL};

    sigaction(number, &none, NULL);
    direct_call4(SYS_rt_tgsigqueueinfo, kernel_process(), kernel_thread(), number, (long)info);
}

/* All signals are blocked in our handler; theirs expects those that it asked for. */
static void unblock_for(const struct sigaction *action, int number, const ucontext_t *context)
{
    sigset_t mask = context->uc_sigmask;

    sigorset(&mask, &mask, &action->sa_mask);
    if (!(action->sa_flags & SA_NODEFER))
        sigaddset(&mask, number);
    direct_call4(SYS_rt_sigprocmask, SIG_SETMASK, (long)&mask, 0, KERNEL_MASK);
}

static void call(struct own_signal *signal, siginfo_t *info, void *context)
{
    const struct sigaction action = signal->theirs;

    if (action.sa_flags & (int)SA_RESETHAND)
        signal->theirs.sa_handler = SIG_DFL;
    unblock_for(&action, signal->number, context);
    if (action.sa_flags & SA_SIGINFO)
        action.sa_sigaction(signal->number, info, context);
    else
        action.sa_handler(signal->number);
}

void own_signal_forward(struct own_signal *signal, siginfo_t *info, void *context)
{
    const __sighandler_t handler = signal->theirs.sa_handler;

    /* The kernel does not let a breakpoint be ignored. */
    if (handler == SIG_IGN && info->si_code <= 0)
        return;
    if (handler == SIG_DFL || handler == SIG_IGN)
        let_it_act(signal->number, info);
    else
        call(signal, info, context);
}

/* A program's handler gets the stack that it asked for. Ours prefers one that was made for signals:
 * the one that it interrupts may be small. */
static int our_flags(const struct sigaction *theirs)
{
    const bool is_handler = theirs->sa_handler != SIG_DFL && theirs->sa_handler != SIG_IGN;
    const int usual = SA_ONSTACK | SA_RESTART;

    return SA_SIGINFO | (is_handler ? theirs->sa_flags & usual : usual);
}

bool own_signal_is_replaced(const struct own_signal *signal)
{
    struct sigaction now;

    return sigaction(signal->number, NULL, &now) == 0 && now.sa_sigaction != signal->handler;
}

int own_signal_install(struct own_signal *signal)
{
    struct sigaction ours = {.sa_sigaction = signal->handler};

    if (signal->is_installed && !own_signal_is_replaced(signal))
        return 0;
    if (sigaction(signal->number, NULL, &signal->theirs) != 0)
        return -errno;
    ours.sa_flags = our_flags(&signal->theirs);
    /* sigfillset leaves out those that libc keeps for itself. */
    memset(&ours.sa_mask, 0xff, sizeof(ours.sa_mask));
    if (sigaction(signal->number, &ours, NULL) != 0)
        return -errno;
    signal->is_installed = true;
    return 0;
}

/* A signal that was sent may be on its way to a thread that has not run since, and nothing tells of
 * it; the default action would end the program then. So our handler stays, and lets through what is
 * the program's. Where that is nothing, a late signal does no harm. */
void own_signal_give_back(struct own_signal *signal)
{
    if (!signal->is_installed || signal->theirs.sa_handler != SIG_IGN ||
        own_signal_is_replaced(signal))
        return;
    sigaction(signal->number, &signal->theirs, NULL);
    signal->is_installed = false;
}
