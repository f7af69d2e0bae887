/* units.h — which compilation unit, and which function in it, has the code at an address.
 *
 * By .debug_aranges, and by an index of our own where clang has written none; a unit's functions
 * are looked at when it is first asked about. SPDX-License-Identifier: Apache-2.0 */
#ifndef DEBUG_UNITS_H
#define DEBUG_UNITS_H

#include "libdw.h"

/* Code from `low` to before `high`, and where it is described. */
struct span {
    uint64_t low, high;
    size_t unit; /* its place in `units` */
    Dwarf_Die die;
};

struct spans {
    size_t count, room;
    struct span *list;
};

struct unit {
    Dwarf_Die lines; /* its line table is this one's */
    Dwarf_Die tree;  /* its functions are below this one: in a .dwo file, or the same */
    bool read;
    struct spans functions;
};

struct units {
    bool opened, read;
    Dwarf *dwarf;
    Dwarf_Addr bias; /* libdwfl's address less DWARF's */
    size_t count, room;
    struct unit *list;
    struct spans spans;
};

/* NULL: no unit has it. The addresses are libdwfl's here, and DWARF's below. */
struct unit *units_find(struct units *, Dwfl_Module *, uint64_t address);
/* NULL: no function has it. */
Dwarf_Die *unit_function(struct unit *, uint64_t address);
void units_free(struct units *);

#endif
