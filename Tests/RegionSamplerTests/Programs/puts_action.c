/* puts_action.c — a library that installs a handler for a signal.
 * SPDX-License-Identifier: Apache-2.0 */
#include <signal.h>

__sighandler_t put(int number, __sighandler_t handler);

__sighandler_t put(int number, __sighandler_t handler) { return signal(number, handler); }
