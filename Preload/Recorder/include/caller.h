/* caller.h — the process that is meant when none is named.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CALLER_H
#define CALLER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* Who runs us: our parent, or the parent of a shell that it has only for that, as system() does. */
int32_t caller(void);

/* Whether this, as /proc/PID/cmdline has it, is a shell that runs one command and ends. */
bool is_shell_of_one_command(const char *command_line, size_t size);

#pragma GCC visibility pop
#endif
