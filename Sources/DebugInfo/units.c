/* units.c — an index of units and functions. SPDX-License-Identifier: Apache-2.0 */
#include "units.h"

#include <stdlib.h>

static void add_span(struct spans *spans, const struct span *span)
{
    if (spans->count == spans->room) {
        const size_t room = spans->room == 0 ? 64 : spans->room * 2;
        struct span *const list = realloc(spans->list, room * sizeof *list);

        if (list == NULL)
            return;
        spans->list = list;
        spans->room = room;
    }
    spans->list[spans->count++] = *span;
}

static void add_ranges(struct spans *spans, Dwarf_Die *die, size_t unit)
{
    Dwarf_Addr base = 0, low = 0, high = 0;
    ptrdiff_t next = 0;

    while ((next = DW(dwarf_ranges)(die, next, &base, &low, &high)) > 0)
        if (low < high && low != 0) /* 0: a function that the linker has left out */
            add_span(spans, &(struct span){low, high, unit, *die});
}

static int in_order(const void *left, const void *right)
{
    const struct span *const a = left, *const b = right;

    return a->low < b->low ? -1 : a->low > b->low;
}

static void sort(struct spans *spans)
{
    if (spans->count > 1)
        qsort(spans->list, spans->count, sizeof *spans->list, in_order);
}

static struct span *find(const struct spans *spans, uint64_t address)
{
    size_t low = 0, high = spans->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (spans->list[middle].low <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && address < spans->list[low - 1].high ? &spans->list[low - 1] : NULL;
}

static bool add_unit(struct units *units, Dwarf_Die *lines, Dwarf_Die *tree)
{
    if (units->count == units->room) {
        const size_t room = units->room == 0 ? 16 : units->room * 2;
        struct unit *const list = realloc(units->list, room * sizeof *list);

        if (list == NULL)
            return false;
        units->list = list;
        units->room = room;
    }
    units->list[units->count++] = (struct unit){.lines = *lines, .tree = *tree};
    return true;
}

static void read_units(struct units *units)
{
    Dwarf_CU *unit = NULL;
    Dwarf_Half version;
    uint8_t type;
    Dwarf_Die die, split;

    while (DW(dwarf_get_units)(units->dwarf, unit, &unit, &version, &type, &die, &split) == 0) {
        const bool is_split = type == DW_UT_skeleton && split.addr != NULL;

        if (type != DW_UT_compile && type != DW_UT_skeleton)
            continue;
        if (!add_unit(units, &die, is_split ? &split : &die))
            break;
        add_ranges(&units->spans, &die, units->count - 1);
    }
    sort(&units->spans);
}

static void open_once(struct units *units, Dwfl_Module *module)
{
    if (!units->opened)
        units->dwarf = DW(dwfl_module_getdwarf)(module, &units->bias);
    units->opened = true;
}

static void read_once(struct units *units)
{
    if (!units->read)
        read_units(units);
    units->read = true;
}

/* The unit by .debug_aranges, which gcc writes: without a look at any other unit. */
static struct unit *find_listed(struct units *units, uint64_t address)
{
    Dwarf_Die listed, die, split = {0};
    Dwarf_Half version;
    uint8_t type;

    if (DW(dwarf_addrdie)(units->dwarf, address, &listed) == NULL ||
        DW(dwarf_cu_info)(listed.cu, &version, &type, &die, &split, NULL, NULL, NULL) != 0)
        return NULL;
    for (size_t i = 0; i < units->count; i++)
        if (units->list[i].lines.addr == die.addr)
            return &units->list[i];
    return add_unit(units, &die, type == DW_UT_skeleton && split.addr != NULL ? &split : &die)
               ? &units->list[units->count - 1]
               : NULL;
}

struct unit *units_find(struct units *units, Dwfl_Module *module, uint64_t address)
{
    struct unit *listed;
    const struct span *span;

    open_once(units, module);
    if (units->dwarf == NULL)
        return NULL;
    listed = find_listed(units, address - units->bias);
    if (listed != NULL)
        return listed;
    read_once(units);
    span = find(&units->spans, address - units->bias);
    return span == NULL ? NULL : &units->list[span->unit];
}

/* Functions may be written inside of these. */
static bool is_scope(int tag)
{
    return tag == DW_TAG_namespace || tag == DW_TAG_module || tag == DW_TAG_class_type ||
           tag == DW_TAG_structure_type || tag == DW_TAG_union_type ||
           tag == DW_TAG_enumeration_type;
}

static void gather(struct spans *functions, Dwarf_Die *scope, int depth)
{
    Dwarf_Die die;

    if (depth > 32 || DW(dwarf_child)(scope, &die) != 0)
        return;
    do {
        const int tag = DW(dwarf_tag)(&die);

        if (tag == DW_TAG_subprogram)
            add_ranges(functions, &die, 0);
        else if (is_scope(tag))
            gather(functions, &die, depth + 1);
    } while (DW(dwarf_siblingof)(&die, &die) == 0);
}

Dwarf_Die *unit_function(struct unit *unit, uint64_t address)
{
    struct span *span;

    if (!unit->read) {
        unit->read = true;
        gather(&unit->functions, &unit->tree, 0);
        sort(&unit->functions);
    }
    span = find(&unit->functions, address);
    return span == NULL ? NULL : &span->die;
}

void units_free(struct units *units)
{
    for (size_t i = 0; i < units->count; i++)
        free(units->list[i].functions.list);
    free(units->list);
    free(units->spans.list);
}
