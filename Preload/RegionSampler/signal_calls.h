/* signal_calls.h — sigaction and its kin, which the program calls here before libc.
 *
 * Raw system calls and a library's own way into libc (dlsym on a handle of it, RTLD_DEEPBIND) are
 * not seen, nor is anything when this library was loaded by dlopen.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SIGNAL_CALLS_H
#define SIGNAL_CALLS_H

#include <signal.h>

#pragma GCC visibility push(hidden)

/* libc's, or that of a sanitizer in between: what the program would call without us. */
int next_sigaction(int number, const struct sigaction *, struct sigaction *earlier);

#pragma GCC visibility pop
#endif
