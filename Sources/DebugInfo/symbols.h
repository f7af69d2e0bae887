/* symbols.h — the functions of .symtab or .dynsym, and stubs, in order of their addresses: libdwfl
 * would look through all of them each time. SPDX-License-Identifier: Apache-2.0 */
#ifndef DEBUG_SYMBOLS_H
#define DEBUG_SYMBOLS_H

#include "libdw.h"

struct symbol {
    uint64_t start, size; /* libdwfl's address */
    const char *name;
    char *owned; /* the name, if it is to be freed */
};

struct symbols {
    bool read;
    size_t count;
    struct symbol *list;
};

/* NULL: no function is known there. */
const char *symbols_name(struct symbols *, Dwfl_Module *, uint64_t address);
void symbols_free(struct symbols *);

#endif
