/* definition.c — looks a symbol up as the loader does: by name and version, in load order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "definition.h"

#include <string.h>
#include <sys/auxv.h>

enum { VERSION_HIDDEN = 0x8000, VERSION_OWN = 2 };

/* The name of the version that an imported symbol wants, or NULL. */
static const char *wanted_version(const struct object *object, uint32_t symbol)
{
    uintptr_t need = object->needed_versions;

    if (!object->versions || !need || (object->versions[symbol] & ~VERSION_HIDDEN) < VERSION_OWN)
        return NULL;
    for (;;) {
        const ElfW(Verneed) *file = (const ElfW(Verneed) *)need;
        const ElfW(Vernaux) *version = (const ElfW(Vernaux) *)(need + file->vn_aux);

        for (unsigned i = 0; i < file->vn_cnt; i++) {
            if ((version->vna_other ^ object->versions[symbol]) % VERSION_HIDDEN == 0)
                return object->strings + version->vna_name;
            version = (const ElfW(Vernaux) *)((uintptr_t)version + version->vna_next);
        }
        if (file->vn_next == 0)
            return NULL;
        need += file->vn_next;
    }
}

static const char *defined_version(const struct object *object, unsigned number)
{
    uintptr_t at = object->defined_versions;

    while (at) {
        const ElfW(Verdef) *version = (const ElfW(Verdef) *)at;

        if (version->vd_ndx == number)
            return object->strings + ((const ElfW(Verdaux) *)(at + version->vd_aux))->vda_name;
        if (version->vd_next == 0)
            return NULL;
        at += version->vd_next;
    }
    return NULL;
}

static bool has_version(const struct object *object, uint32_t symbol, const char *version)
{
    if (!object->versions)
        return true;
    const unsigned number = object->versions[symbol] & ~VERSION_HIDDEN;
    if (!version)
        return !(object->versions[symbol] & VERSION_HIDDEN);
    const char *defined = number < VERSION_OWN ? NULL : defined_version(object, number);
    return !defined ? !object->defined_versions : strcmp(defined, version) == 0;
}

static bool is_defined_function(const ElfW(Sym) * symbol)
{
    const unsigned type = ELF64_ST_TYPE(symbol->st_info);

    return symbol->st_shndx != SHN_UNDEF && ELF64_ST_BIND(symbol->st_info) != STB_LOCAL &&
           (type == STT_FUNC || type == STT_GNU_IFUNC || type == STT_NOTYPE);
}

static bool is_it(const struct object *object, uint32_t symbol, const char *name,
                  const char *version)
{
    return is_defined_function(&object->symbols[symbol]) &&
           strcmp(symbol_name(object, symbol), name) == 0 && has_version(object, symbol, version);
}

static const ElfW(Sym) *
    by_gnu_hash(const struct object *object, const char *name, const char *version)
{
    const uint32_t *table = object->gnu_hash, hash = name_hash(name);
    const uint32_t buckets = table[0], first = table[1], words = table[2];
    const ElfW(Addr) *bloom = (const ElfW(Addr) *)(table + 4);
    const uint32_t *bucket = (const uint32_t *)(bloom + words), *chain = bucket + buckets;

    if (buckets == 0 || bucket[hash % buckets] < first)
        return NULL;
    for (uint32_t symbol = bucket[hash % buckets];; symbol++) {
        const uint32_t link = chain[symbol - first];

        if ((link | 1) == (hash | 1) && is_it(object, symbol, name, version))
            return &object->symbols[symbol];
        if (link & 1)
            return NULL;
    }
}

static uint32_t elf_hash(const char *name)
{
    uint32_t hash = 0;

    for (const unsigned char *at = (const unsigned char *)name; *at; at++) {
        hash = (hash << 4) + *at;
        hash = (hash ^ (hash >> 24 & 0xf0)) & 0x0fffffff;
    }
    return hash;
}

static const ElfW(Sym) * by_hash(const struct object *object, const char *name, const char *version)
{
    const uint32_t *bucket = object->hash + 2, *chain = bucket + object->hash[0];

    if (object->hash[0] == 0)
        return NULL;
    for (uint32_t symbol = bucket[elf_hash(name) % object->hash[0]]; symbol; symbol = chain[symbol])
        if (is_it(object, symbol, name, version))
            return &object->symbols[symbol];
    return NULL;
}

const ElfW(Sym) *
    object_definition(const struct object *object, const char *name, const char *version)
{
    if (!object->symbols || !object->strings)
        return NULL;
    if (object->gnu_hash)
        return by_gnu_hash(object, name, version);
    return object->hash ? by_hash(object, name, version) : NULL;
}

static uintptr_t chosen(uintptr_t resolver)
{
#if defined(__aarch64__)
    /* sys/ifunc.h of AArch64: the bit tells that there is a second argument. */
    const uint64_t has_argument = (uint64_t)1 << 62;
    const struct {
        unsigned long size, first, second;
    } argument = {sizeof(argument), getauxval(AT_HWCAP), getauxval(AT_HWCAP2)};

    return ((uintptr_t(*)(uint64_t, const void *))resolver)(argument.first | has_argument,
                                                            &argument);
#else
    return ((uintptr_t(*)(void))resolver)();
#endif
}

uintptr_t symbol_address(const struct object *object, const ElfW(Sym) * symbol)
{
    const uintptr_t address =
        symbol->st_shndx == SHN_ABS ? symbol->st_value : object->base + symbol->st_value;

    return ELF64_ST_TYPE(symbol->st_info) == STT_GNU_IFUNC ? chosen(address) : address;
}

static uintptr_t search(const struct objects *objects, const struct object *importer,
                        const char *name, const char *version)
{
    const ElfW(Sym) * symbol;

    if (importer->is_symbolic && (symbol = object_definition(importer, name, version)) != NULL)
        return symbol_address(importer, symbol);
    for (size_t i = 0; i < objects->count; i++)
        if ((symbol = object_definition(objects->at[i], name, version)) != NULL)
            return symbol_address(objects->at[i], symbol);
    return 0;
}

uintptr_t import_definition(const struct objects *objects, const struct object *importer,
                            const struct import *import)
{
    const char *name = symbol_name(importer, import->symbol);
    const char *version = wanted_version(importer, import->symbol);
    const ElfW(Sym) *symbol = &importer->symbols[import->symbol];

    if (symbol->st_shndx != SHN_UNDEF && ELF64_ST_VISIBILITY(symbol->st_other) != STV_DEFAULT)
        return symbol_address(importer, symbol);
    return search(objects, importer, name, version);
}

/* A slot that is not bound yet leads into its own object's PLT. One in a library may lead into the
 * program's, where that was linked to a fixed place and takes the function's address. */
uintptr_t import_real(const struct objects *objects, const struct object *importer,
                      const struct import *import, uintptr_t value)
{
    const struct object *holder = object_at(objects, value);
    const char *name = symbol_name(importer, import->symbol);
    uintptr_t definition;

    if (holder != importer &&
        (holder != objects->at[0] || object_definition(holder, name, NULL) != NULL))
        return value;
    definition = import_definition(objects, importer, import);
    return definition ? definition : value;
}
