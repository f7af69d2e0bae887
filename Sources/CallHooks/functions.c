/* functions.c — reads the section headers, the symbol table and the list of sleds of a file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "functions.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct file {
    const uint8_t *bytes;
    size_t size;
};

static struct file file_open(const char *path)
{
    struct file file = {0};
    struct stat status;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return file;
    if (fstat(fd, &status) == 0 && (size_t)status.st_size > sizeof(ElfW(Ehdr))) {
        void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);

        if (bytes != MAP_FAILED)
            file = (struct file){bytes, (size_t)status.st_size};
    }
    close(fd);
    return file;
}

static void file_close(struct file file)
{
    if (file.bytes)
        munmap((void *)file.bytes, file.size);
}

static const void *part(const struct file *file, uint64_t offset, uint64_t size)
{
    return offset <= file->size && size <= file->size - offset ? file->bytes + offset : NULL;
}

/* NULL where the file has no such section, or is none of ours. */
static const ElfW(Shdr) * sections(const struct file *file, unsigned *count)
{
    const ElfW(Ehdr) *header = (const ElfW(Ehdr) *)file->bytes;

    if (!header || memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 ||
        header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_shentsize != sizeof(ElfW(Shdr)))
        return NULL;
    *count = header->e_shnum;
    return part(file, header->e_shoff, (uint64_t)*count * sizeof(ElfW(Shdr)));
}

static const ElfW(Shdr) * section_of_type(const struct file *file, unsigned type)
{
    unsigned count = 0;
    const ElfW(Shdr) *all = sections(file, &count);

    for (unsigned i = 0; all && i < count; i++)
        if (all[i].sh_type == type && part(file, all[i].sh_offset, all[i].sh_size))
            return &all[i];
    return NULL;
}

struct symbol_table {
    const ElfW(Sym) * symbols;
    size_t count;
    const char *strings;
    size_t string_size;
};

/* The whole table; of a stripped file, that of what it exports. */
static bool table_open(const struct file *file, struct symbol_table *table)
{
    unsigned count = 0;
    const ElfW(Shdr) *all = sections(file, &count), *strings;
    const ElfW(Shdr) *symbols = section_of_type(file, SHT_SYMTAB);

    if (!symbols)
        symbols = section_of_type(file, SHT_DYNSYM);
    if (!symbols || symbols->sh_link >= count)
        return false;
    strings = &all[symbols->sh_link];
    *table = (struct symbol_table){
        part(file, symbols->sh_offset, symbols->sh_size), symbols->sh_size / sizeof(ElfW(Sym)),
        part(file, strings->sh_offset, strings->sh_size), strings->sh_size};
    return table->strings && table->string_size > 0 &&
           table->strings[table->string_size - 1] == '\0';
}

static bool is_function(const struct symbol_table *table, size_t number)
{
    const ElfW(Sym) *symbol = &table->symbols[number];
    const unsigned type = ELF64_ST_TYPE(symbol->st_info);

    return (type == STT_FUNC || type == STT_GNU_IFUNC) && symbol->st_shndx != SHN_UNDEF &&
           symbol->st_name < table->string_size;
}

void file_functions(const struct object *object,
                    void (*each)(const char *name, bool is_local, void *), void *context)
{
    const struct file file = file_open(object_file(object));
    struct symbol_table table;

    if (table_open(&file, &table))
        for (size_t i = 0; i < table.count; i++)
            if (is_function(&table, i))
                each(table.strings + table.symbols[i].st_name,
                     ELF64_ST_BIND(table.symbols[i].st_info) == STB_LOCAL, context);
    file_close(file);
}

/* The lists of all units lie one after the other in memory, where the loader has made addresses of
 * what they say; the linker may have put them into several sections. */
struct sleds {
    uintptr_t *at;
    size_t count;
};

static int by_address(const void *left, const void *right)
{
    const uintptr_t first = *(const uintptr_t *)left, second = *(const uintptr_t *)right;

    return (first > second) - (first < second);
}

static void add_sleds(struct sleds *sleds, const struct object *object, const ElfW(Shdr) * section)
{
    const size_t count = section->sh_size / sizeof(uintptr_t);
    const uintptr_t start = object->base + section->sh_addr;
    uintptr_t *more;

    if (!(section->sh_flags & SHF_ALLOC) || count == 0 || !object_segment(object, start) ||
        !object_segment(object, start + section->sh_size - 1))
        return;
    more = realloc(sleds->at, (sleds->count + count) * sizeof(*more));
    if (!more)
        return;
    sleds->at = more;
    memcpy(more + sleds->count, (const void *)start, count * sizeof(*more));
    sleds->count += count;
}

static struct sleds read_sleds(const struct object *object, const struct file *file)
{
    static const char name[] = "__patchable_function_entries";
    struct sleds sleds = {0};
    unsigned count = 0;
    const ElfW(Shdr) *all = sections(file, &count);
    const unsigned index = all ? ((const ElfW(Ehdr) *)file->bytes)->e_shstrndx : 0;

    if (!all || index >= count)
        return sleds;
    for (unsigned i = 0; i < count; i++) {
        const char *said = part(file, all[index].sh_offset + all[i].sh_name, sizeof(name));

        if (said && memcmp(said, name, sizeof(name)) == 0)
            add_sleds(&sleds, object, &all[i]);
    }
    qsort(sleds.at, sleds.count, sizeof(*sleds.at), by_address);
    return sleds;
}

/* Nops begin before the function, at it, or behind its endbr64: the nearest list item at or after
 * the address, else the nearest before it. */
enum { FURTHEST_BEFORE = 512, FURTHEST_BEHIND = 8 };

static uintptr_t sled_of(const struct sleds *sleds, uintptr_t address)
{
    size_t low = 0, high = sleds->count;

    while (low < high) {
        const size_t middle = (low + high) / 2;

        if (sleds->at[middle] < address)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < sleds->count && sleds->at[low] - address <= FURTHEST_BEHIND)
        return sleds->at[low];
    return low > 0 && address - sleds->at[low - 1] <= FURTHEST_BEFORE ? sleds->at[low - 1] : 0;
}

static void add_function(struct functions *functions, const struct object *object,
                         const struct sleds *sleds, const ElfW(Sym) * symbol)
{
    const uintptr_t address = object->base + symbol->st_value, sled = sled_of(sleds, address);

    if (sled)
        functions->at[functions->count++] =
            (struct function){functions->names + symbol->st_name, address, sled};
}

static void fill(struct functions *functions, const struct object *object,
                 const struct sleds *sleds, const struct symbol_table *table)
{
    functions->at = calloc(table->count, sizeof(*functions->at));
    functions->names = malloc(table->string_size);
    if (!functions->at || !functions->names)
        return;
    memcpy(functions->names, table->strings, table->string_size);
    for (size_t i = 0; i < table->count; i++)
        if (is_function(table, i))
            add_function(functions, object, sleds, &table->symbols[i]);
}

const struct functions *object_functions(struct object *object)
{
    struct symbol_table table;

    if (object->functions)
        return object->functions;
    object->functions = calloc(1, sizeof(*object->functions));
    if (!object->functions)
        return NULL;
    const struct file file = file_open(object_file(object));
    const struct sleds sleds = read_sleds(object, &file);
    if (sleds.count && table_open(&file, &table))
        fill(object->functions, object, &sleds, &table);
    free(sleds.at);
    file_close(file);
    return object->functions;
}

void functions_free(struct functions *functions)
{
    if (!functions)
        return;
    free(functions->at);
    free(functions->names);
    free(functions);
}
