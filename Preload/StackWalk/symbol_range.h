/* symbol_range.h — where a function lies that a file names for debuggers alone (.symtab).
 * Not for a signal handler. SPDX-License-Identifier: Apache-2.0 */
#ifndef SYMBOL_RANGE_H
#define SYMBOL_RANGE_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* Addresses as the file has them. Returns false when it names no such function. */
bool symbol_range(const char *path, const char *name, uint64_t *start, uint64_t *end);

#pragma GCC visibility pop
#endif
