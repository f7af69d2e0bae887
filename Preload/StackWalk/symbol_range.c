/* symbol_range.c — where a function lies that a file names for debuggers alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "symbol_range.h"
#include "elf_source.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 28 };

static bool section_at(const struct elf_source *source, unsigned number, ElfW(Shdr) * section)
{
    ElfW(Ehdr) header;

    return elf_source_read(source, 0, &header, sizeof(header)) && number < header.e_shnum &&
           elf_source_read(source, header.e_shoff + number * sizeof(*section), section,
                           sizeof(*section));
}

static bool find_symbols(const struct elf_source *source, ElfW(Shdr) * symbols, ElfW(Shdr) * names)
{
    for (unsigned i = 0; section_at(source, i, symbols); i++)
        if (symbols->sh_type == SHT_SYMTAB)
            return section_at(source, symbols->sh_link, names);
    return false;
}

static void *content(const struct elf_source *source, const ElfW(Shdr) * section)
{
    void *bytes = section->sh_size <= LARGEST ? malloc(section->sh_size + 1) : NULL;

    if (!bytes || elf_source_read(source, section->sh_offset, bytes, section->sh_size))
        return bytes;
    free(bytes);
    return NULL;
}

static const ElfW(Sym) *
    named(const ElfW(Sym) * symbols, size_t count, const char *names, size_t size, const char *name)
{
    const size_t length = strlen(name) + 1;

    for (size_t i = 0; i < count; i++)
        if (symbols[i].st_value != 0 && symbols[i].st_name < size &&
            size - symbols[i].st_name >= length &&
            memcmp(names + symbols[i].st_name, name, length) == 0)
            return &symbols[i];
    return NULL;
}

static bool search(const struct elf_source *source, const char *name, ElfW(Sym) * found)
{
    ElfW(Shdr) symbols, names;

    if (!find_symbols(source, &symbols, &names))
        return false;
    ElfW(Sym) *list = content(source, &symbols);
    char *text = content(source, &names);
    const ElfW(Sym) *symbol =
        list && text ? named(list, symbols.sh_size / sizeof(*list), text, names.sh_size, name)
                     : NULL;
    if (symbol)
        *found = *symbol;
    free(text);
    free(list);
    return symbol != NULL;
}

bool symbol_range(const char *path, const char *name, uint64_t *start, uint64_t *end)
{
    struct elf_source source;
    ElfW(Sym) found;

    if (!elf_source_open(&source, path))
        return false;
    const bool is_found = search(&source, name, &found);
    elf_source_close(&source);
    if (is_found) {
        *start = found.st_value;
        *end = found.st_value + found.st_size;
    }
    return is_found;
}
