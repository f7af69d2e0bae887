/* plt.c — finds out which stub leads where: they are in the order of their relocations.
 * SPDX-License-Identifier: Apache-2.0 */
#include "plt.h"

#include <string.h>

enum { STUB_SIZE = 16 };

/* Before the first stub is the code that finds a function when it is first called. */
#ifdef __aarch64__
enum { LAZY_HEAD = 32 };
#else
enum { LAZY_HEAD = 16 };
#endif

struct plt {
    Elf *elf;
    GElf_Addr bias;
    Elf_Scn *relocations;
    GElf_Shdr relocations_head, lazy, direct; /* sh_size 0: there is none */
};

static void find(struct plt *plt)
{
    Elf_Scn *section = NULL;
    size_t names;

    if (DW(elf_getshdrstrndx)(plt->elf, &names) != 0)
        return;
    while ((section = DW(elf_nextscn)(plt->elf, section)) != NULL) {
        GElf_Shdr head;
        const char *name;

        if (DW(gelf_getshdr)(section, &head) == NULL ||
            (name = DW(elf_strptr)(plt->elf, names, head.sh_name)) == NULL)
            continue;
        if (strcmp(name, ".rela.plt") == 0) {
            plt->relocations = section;
            plt->relocations_head = head;
        } else if (strcmp(name, ".plt") == 0) {
            plt->lazy = head;
        } else if (strcmp(name, ".plt.sec") == 0) {
            plt->direct = head;
        }
    }
}

static const char *function_of(const struct plt *plt, Elf_Data *relocations, int number)
{
    Elf_Scn *const section = DW(elf_getscn)(plt->elf, plt->relocations_head.sh_link);
    GElf_Shdr symbols;
    GElf_Rela relocation;
    GElf_Sym symbol;

    if (DW(gelf_getrela)(relocations, number, &relocation) == NULL || section == NULL ||
        DW(gelf_getshdr)(section, &symbols) == NULL ||
        DW(gelf_getsym)(DW(elf_getdata)(section, NULL), (int)GELF_R_SYM(relocation.r_info),
                        &symbol) == NULL)
        return NULL;
    return DW(elf_strptr)(plt->elf, symbols.sh_link, symbol.st_name);
}

static void visit_stub(const struct plt *plt, const GElf_Shdr *section, uint64_t place,
                       const char *function, plt_visitor *visit, void *context)
{
    if (place + STUB_SIZE <= section->sh_size)
        visit(context, section->sh_addr + place + plt->bias, STUB_SIZE, function);
}

void plt_visit(Dwfl_Module *module, plt_visitor *visit, void *context)
{
    struct plt plt = {0};
    Elf_Data *relocations;

    plt.elf = DW(dwfl_module_getelf)(module, &plt.bias);
    if (plt.elf == NULL)
        return;
    find(&plt);
    if (plt.relocations == NULL || plt.relocations_head.sh_entsize == 0 ||
        (relocations = DW(elf_getdata)(plt.relocations, NULL)) == NULL)
        return;
    for (uint64_t i = 0; i < plt.relocations_head.sh_size / plt.relocations_head.sh_entsize; i++) {
        const char *const function = function_of(&plt, relocations, (int)i);

        if (function == NULL || function[0] == '\0')
            continue;
        visit_stub(&plt, &plt.lazy, LAZY_HEAD + i * STUB_SIZE, function, visit, context);
        visit_stub(&plt, &plt.direct, i * STUB_SIZE, function, visit, context);
    }
}
