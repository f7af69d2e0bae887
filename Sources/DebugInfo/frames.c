/* frames.c — the functions at an address, inlined ones too. SPDX-License-Identifier: Apache-2.0 */
#include "file.h"

#include <string.h>

enum { MOST_INLINED = 64 };

/* A function, and those inlined into it at the address, outermost first. */
struct chain {
    size_t count;
    Dwarf_Die dies[MOST_INLINED];
};

static bool encloses(Dwarf_Die *die, uint64_t address)
{
    switch (DW(dwarf_tag)(die)) {
    case DW_TAG_inlined_subroutine:
    case DW_TAG_lexical_block:
    case DW_TAG_try_block:
    case DW_TAG_catch_block:
        return DW(dwarf_haspc)(die, address) > 0;
    default:
        return false;
    }
}

/* Goes one level down, to what encloses the address. */
static bool descend(Dwarf_Die *die, uint64_t address)
{
    Dwarf_Die child;

    if (DW(dwarf_child)(die, &child) != 0)
        return false;
    do {
        if (encloses(&child, address)) {
            *die = child;
            return true;
        }
    } while (DW(dwarf_siblingof)(&child, &child) == 0);
    return false;
}

static void follow(struct chain *chain, const Dwarf_Die *function, uint64_t address)
{
    Dwarf_Die die = *function;

    chain->dies[chain->count++] = die;
    for (int depth = 0; depth < 256 && chain->count < MOST_INLINED; depth++) {
        if (!descend(&die, address))
            return;
        if (DW(dwarf_tag)(&die) == DW_TAG_inlined_subroutine)
            chain->dies[chain->count++] = die;
    }
}

static const char *linker_name(Dwarf_Die *die)
{
    Dwarf_Attribute attribute;

    if (DW(dwarf_attr_integrate)(die, DW_AT_linkage_name, &attribute) == NULL &&
        DW(dwarf_attr_integrate)(die, DW_AT_MIPS_linkage_name, &attribute) == NULL)
        return NULL;
    return DW(dwarf_formstring)(&attribute);
}

static bool is_mangled(const char *name)
{
    return strncmp(name, "_Z", 2) == 0 || strncmp(name, "_R", 2) == 0 || name[0] == '$';
}

/* libc calls its functions __GI___close and the like, and exports them as we know them. */
static bool is_better(const char *symbol, const char *name)
{
    return !is_mangled(name) && (is_mangled(symbol) || (name[0] == '_' && symbol[0] != '_'));
}

/* `symbol`: what the symbol table calls the same function, or NULL. */
static const char *name_of(Dwarf_Die *die, const char *symbol)
{
    const char *const linker = linker_name(die);
    const char *const name = linker != NULL ? linker : DW(dwarf_diename)(die);

    if (name == NULL || (symbol != NULL && is_better(symbol, name)))
        return symbol;
    return name;
}

static Dwarf_Word number(Dwarf_Die *die, unsigned name)
{
    Dwarf_Attribute attribute;
    Dwarf_Word value = 0;

    if (DW(dwarf_attr_integrate)(die, name, &attribute) == NULL ||
        DW(dwarf_formudata)(&attribute, &value) != 0)
        return 0;
    return value;
}

/* Where an inlined function was called. */
static void call_place(struct debug_frame *frame, Dwarf_Die *inlined, struct unit *unit)
{
    Dwarf_Files *files;
    size_t count;

    frame->line = (int)number(inlined, DW_AT_call_line);
    if (DW(dwarf_getsrcfiles)(&unit->lines, &files, &count) == 0)
        frame->file = DW(dwarf_filesrc)(files, number(inlined, DW_AT_call_file), NULL, NULL);
}

static void code_place(struct debug_frame *frame, struct unit *unit, uint64_t address)
{
    Dwarf_Line *const line = DW(dwarf_getsrc_die)(&unit->lines, address);

    if (line == NULL)
        return;
    frame->file = DW(dwarf_linesrc)(line, NULL, NULL);
    DW(dwarf_lineno)(line, &frame->line);
}

static size_t unroll(struct chain *chain, struct unit *unit, const char *symbol,
                     struct debug_frame *frames, size_t room)
{
    size_t count = 0;

    for (size_t i = chain->count; i-- > 0 && count < room; count++) {
        struct debug_frame *const frame = &frames[count];

        frame->function = name_of(&chain->dies[i], i == 0 ? symbol : NULL);
        if (i + 1 < chain->count)
            call_place(frame, &chain->dies[i + 1], unit);
    }
    return count;
}

size_t debug_file_frames(struct debug_file *file, uint64_t address, struct debug_frame *frames,
                         size_t room)
{
    const uint64_t there = address + file->bias;
    const char *const symbol = symbols_name(&file->symbols, file->module, there);
    struct unit *const unit = units_find(&file->units, file->module, there);
    const uint64_t in_dwarf = there - file->units.bias;
    Dwarf_Die *const function = unit == NULL ? NULL : unit_function(unit, in_dwarf);
    struct chain chain = {0};
    size_t count = 1;

    if (room == 0)
        return 0;
    memset(frames, 0, room * sizeof *frames);
    frames[0].function = symbol;
    if (function != NULL) {
        follow(&chain, function, in_dwarf);
        count = unroll(&chain, unit, symbol, frames, room);
    }
    if (unit != NULL)
        code_place(&frames[0], unit, in_dwarf);
    return count;
}
