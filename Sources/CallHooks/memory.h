/* memory.h — writes where a process does not write by itself: slots, and code.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MEMORY_H
#define MEMORY_H

#include "objects.h"

#pragma GCC visibility push(hidden)

uintptr_t slot_read(uintptr_t slot);

/* One store that no thread sees half of. The page gets back the protection that it had. Returns 0
 * or an errno. */
int slot_write(const struct object *, uintptr_t slot, uintptr_t value);

/* Code is never made writable where the kernel can be asked to write it. When this returns, every
 * thread sees it. Returns 0 or an errno. */
int code_write(const struct object *, uintptr_t address, const uint8_t *bytes, size_t size);

#pragma GCC visibility pop
#endif
