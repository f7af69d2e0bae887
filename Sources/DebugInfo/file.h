/* file.h — an ELF file with its symbols and debug information.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DEBUG_FILE_H
#define DEBUG_FILE_H

#include "debug_info.h"
#include "libdw.h"
#include "symbols.h"
#include "units.h"

struct debug_file {
    Dwfl *dwfl;
    Dwfl_Module *module;
    Dwarf_Addr bias; /* libdwfl's address less the file's */
    struct symbols symbols;
    struct units units;
};

#endif
