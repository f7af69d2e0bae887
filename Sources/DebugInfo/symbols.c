/* symbols.c — finds a function by the symbol table. SPDX-License-Identifier: Apache-2.0 */
#include "symbols.h"

#include "plt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t underscores(const char *name) { return strspn(name, "_"); }

/* Of several names for one function, the plainest comes last, and so is found: open, not __open64.
 */
static int in_order(const void *left, const void *right)
{
    const struct symbol *const a = left, *const b = right;

    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (underscores(a->name) != underscores(b->name))
        return underscores(a->name) > underscores(b->name) ? -1 : 1;
    if (strlen(a->name) != strlen(b->name))
        return strlen(a->name) > strlen(b->name) ? -1 : 1;
    return strcmp(b->name, a->name);
}

static bool is_function(const GElf_Sym *symbol, const char *name, GElf_Word section)
{
    const int type = GELF_ST_TYPE(symbol->st_info);
    const bool is_code = type == STT_FUNC || type == STT_GNU_IFUNC;

    return is_code && section != SHN_UNDEF && name != NULL && name[0] != '\0';
}

/* Assembly may not say how long a function is: it ends with its section at the latest. */
static uint64_t size_of(const GElf_Sym *symbol, Elf *elf, GElf_Word section)
{
    Elf_Scn *const found = DW(elf_getscn)(elf, section);
    GElf_Shdr head;

    if (symbol->st_size != 0 || found == NULL || DW(gelf_getshdr)(found, &head) == NULL ||
        symbol->st_value - head.sh_addr >= head.sh_size)
        return symbol->st_size;
    return head.sh_addr + head.sh_size - symbol->st_value;
}

static void gather(struct symbols *symbols, Dwfl_Module *module, int total)
{
    for (int i = 1; i < total; i++) {
        GElf_Sym symbol;
        GElf_Addr address;
        GElf_Word section;
        Elf *elf = NULL;
        const char *const name =
            DW(dwfl_module_getsym_info)(module, i, &symbol, &address, &section, &elf, NULL);

        if (name != NULL && is_function(&symbol, name, section))
            symbols->list[symbols->count++] =
                (struct symbol){address, size_of(&symbol, elf, section), name, NULL};
    }
}

static void add_stub(void *context, uint64_t address, uint64_t size, const char *function)
{
    struct symbols *const symbols = context;
    struct symbol *const list =
        realloc(symbols->list, (symbols->count + 1) * sizeof *symbols->list);
    char *name;

    if (list == NULL)
        return;
    symbols->list = list;
    if (asprintf(&name, "%s@plt", function) >= 0)
        list[symbols->count++] = (struct symbol){address, size, name, name};
}

static void read_once(struct symbols *symbols, Dwfl_Module *module)
{
    const int total = symbols->read ? 0 : DW(dwfl_module_getsymtab)(module);

    if (symbols->read)
        return;
    symbols->read = true;
    if (total > 0 && (symbols->list = calloc((size_t)total, sizeof *symbols->list)) != NULL)
        gather(symbols, module, total);
    plt_visit(module, add_stub, symbols);
    if (symbols->count > 0)
        qsort(symbols->list, symbols->count, sizeof *symbols->list, in_order);
}

/* The last symbol that starts at or before the address. */
static const struct symbol *last_before(const struct symbols *symbols, uint64_t address)
{
    size_t low = 0, high = symbols->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (symbols->list[middle].start <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? NULL : &symbols->list[low - 1];
}

const char *symbols_name(struct symbols *symbols, Dwfl_Module *module, uint64_t address)
{
    const struct symbol *symbol;

    read_once(symbols, module);
    symbol = last_before(symbols, address);
    if (symbol == NULL || (symbol->size != 0 && address - symbol->start >= symbol->size))
        return NULL;
    return symbol->name;
}

void symbols_free(struct symbols *symbols)
{
    for (size_t i = 0; i < symbols->count; i++)
        free(symbols->list[i].owned);
    free(symbols->list);
}
