/* command.h — the command line of this process.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef COMMAND_H
#define COMMAND_H

#include <stddef.h>

#pragma GCC visibility push(hidden)

enum { COMMAND_ROOM = 4096, COMMAND_WORDS = 64 };

/* As the kernel shows it, and as far as there is room in `text`, of COMMAND_ROOM bytes. Returns how
 * many words there are. */
size_t command_read(char *text, const char *words[COMMAND_WORDS]);

#pragma GCC visibility pop
#endif
