/* own_signal.h — a signal that the sampler uses, shared with the program: what is not ours goes to
 * the handler that was there before, or ends the program as it would have.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OWN_SIGNAL_H
#define OWN_SIGNAL_H

#include <signal.h>
#include <stdbool.h>

#pragma GCC visibility push(hidden)

/* Not in the run's memory: a forked child needs it, too. */
struct own_signal {
    int number;
    void (*handler)(int, siginfo_t *, void *);
    struct sigaction theirs;
    bool is_installed;
};

/* Returns 0 or a negative errno. In our handler all signals are blocked. */
int own_signal_install(struct own_signal *);

/* For our handler, as its last deed: the signal is the program's. It may not return. */
void own_signal_forward(struct own_signal *, siginfo_t *, void *context);

/* Whether the program has another handler by now. */
bool own_signal_is_replaced(const struct own_signal *);

/* No more of ours is sent. Where it can be, the signal's action is the program's again; elsewhere
 * it has the same effect. */
void own_signal_give_back(struct own_signal *);

#pragma GCC visibility pop
#endif
