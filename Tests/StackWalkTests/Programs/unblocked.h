/* unblocked.h — who runs the tests may have blocked signals, and a program has that from it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UNBLOCKED_H
#define UNBLOCKED_H

#include <signal.h>
#include <stddef.h>

static inline void unblock_signals(void)
{
    sigset_t none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

#endif
