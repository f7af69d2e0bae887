/* modules.h — the libraries and the program that frames lie in.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MODULES_H
#define MODULES_H

#include "arena.h"

#pragma GCC visibility push(hidden)

/* The frame as a place in a file: module << 48 | address. */
uint64_t module_frame(struct arena *, uintptr_t pc);

#pragma GCC visibility pop
#endif
