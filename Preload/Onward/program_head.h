/* program_head.h — whether a preload library will be in a program, told from the head of its file.
 * Pure. SPDX-License-Identifier: Apache-2.0 */
#ifndef PROGRAM_HEAD_H
#define PROGRAM_HEAD_H

#include <stddef.h>

#pragma GCC visibility push(hidden)

enum { PROGRAM_HEAD_SIZE = 4096 };

/* Why a program is out of reach, as the end of a sentence about it ("is statically linked"), or
 * NULL when it is not, or when the head does not tell: a script's interpreter is another program.
 */
const char *program_head_obstacle(const void *head, size_t size);

#pragma GCC visibility pop
#endif
