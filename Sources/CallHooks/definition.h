/* definition.h — where a function that is imported is defined, without asking the loader: that
 * would take a lock that a constructor may hold which waits for ours. SPDX-License-Identifier:
 * Apache-2.0 */
#ifndef DEFINITION_H
#define DEFINITION_H

#include "objects.h"

#pragma GCC visibility push(hidden)

/* The symbol by which an object defines a name, or NULL. Version NULL: any that is the default. */
const ElfW(Sym) * object_definition(const struct object *, const char *name, const char *version);

/* The address of a defined symbol; of an IFUNC, that of what it chooses. */
uintptr_t symbol_address(const struct object *, const ElfW(Sym) *);

/* The function that a slot stands for when all is bound, or 0. */
uintptr_t import_definition(const struct objects *, const struct object *, const struct import *);

/* … that a slot really leads to: of another tool, if there is one. */
uintptr_t import_real(const struct objects *, const struct object *, const struct import *,
                      uintptr_t value);

#pragma GCC visibility pop
#endif
