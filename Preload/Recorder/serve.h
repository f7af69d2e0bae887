/* serve.h — recording until somebody says stop, or there is nothing left to record.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVE_H
#define SERVE_H

#include "session.h"

#include <signal.h>

#pragma GCC visibility push(hidden)

struct serving {
    int signals;                             /* a signalfd */
    int listener;                            /* of control_listen; -1: none */
    bool (*on_signal)(int signal, int code); /* whether to go on; NULL: any signal is the end */
};

/* Tells those who asked for the end how it went. */
void serve(struct session *, const struct serving *, struct control_answer *);

/* Blocks signals that would end us, and returns a signalfd for them; `before` is the mask that
 * was. */
int serve_signals(sigset_t *before);

#pragma GCC visibility pop
#endif
