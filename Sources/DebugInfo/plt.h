/* plt.h — the stubs through which calls go to other libraries: no symbol table names them.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DEBUG_PLT_H
#define DEBUG_PLT_H

#include "libdw.h"

/* Called for each stub; `function` is what it leads to. */
typedef void plt_visitor(void *context, uint64_t address, uint64_t size, const char *function);

/* The addresses are libdwfl's. */
void plt_visit(Dwfl_Module *, plt_visitor *, void *context);

#endif
