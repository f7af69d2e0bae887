/* command.h — starts Backlot's command from anywhere: a signal handler that ends the program, while
 * its thread was in malloc(), is the hard case, so that posix_spawn() is out of the question.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef COMMAND_H
#define COMMAND_H

#include "shim.h"

/* Has it print a book to standard error, and waits for it. The program neither gets a signal of it
 * nor finds it among its children. Returns false when it could not be started. */
SHIM_LOCAL bool command_run(const char *command, int input);

#endif
