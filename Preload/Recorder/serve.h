/* serve.h — recording until somebody says stop, or there is nothing left to record.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVE_H
#define SERVE_H

#include "session.h"

#include <signal.h>

#pragma GCC visibility push(hidden)

/* `signals`: a signalfd; `listener`: of control_listen. Tells those who asked for the end how it
 * went, and returns the status. `on_signal` returns whether to go on; NULL: any signal ends it. */
int serve(struct session *, int signals, int listener, bool (*on_signal)(int signal, int code));

/* Blocks signals that would end us, and returns a signalfd for them; `before` is the mask that
 * was. */
int serve_signals(sigset_t *before);

#pragma GCC visibility pop
#endif
