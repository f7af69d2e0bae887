/* own_signal.h — a signal that the sampler uses, shared with the program.
 *
 * The kernel has our handler. What is not ours is treated as the program wishes it: by the handler
 * that was there before, or by one that it has installed since, for its calls of sigaction and its
 * kin come to us (signal_calls.c). Any thread may call these, also in a signal handler.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OWN_SIGNAL_H
#define OWN_SIGNAL_H

#include "wish.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>

#pragma GCC visibility push(hidden)

/* Not in the run's memory: a forked child needs it, too. */
struct own_signal {
    int number;
    void (*handler)(int, siginfo_t *, void *);
    _Atomic int owner;      /* the process that installed it, or 0 */
    _Atomic bool is_in_use; /* signals of ours may be sent */
    struct wish wish;
};

/* Returns 0 or a negative errno. In our handler all signals are blocked. */
int own_signal_install(struct own_signal *);

/* For our handler, as its last deed: the signal is the program's. It may not return. */
void own_signal_forward(struct own_signal *, siginfo_t *, void *context);

/* Whether the program has another handler by now, by a way that does not lead past us. */
bool own_signal_is_replaced(const struct own_signal *);

/* No more of ours is sent. Where it can be, the signal's action is the program's again; elsewhere
 * it has the same effect. */
void own_signal_give_back(struct own_signal *);

/* Whether it is a signal that the sampler uses, or may. */
bool own_signal_may_be(int number);

/* sigaction, as the program calls it, for such a signal. */
int own_signal_action(int number, const struct sigaction *, struct sigaction *earlier);

#pragma GCC visibility pop
#endif
