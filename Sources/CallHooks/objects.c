/* objects.c — reads what the loader has loaded.
 * SPDX-License-Identifier: Apache-2.0 */
#include "objects.h"
#include "functions.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__x86_64__)
enum { JUMP_SLOT = R_X86_64_JUMP_SLOT, GLOBAL_DATA = R_X86_64_GLOB_DAT, ADDRESS = R_X86_64_64 };
#elif defined(__aarch64__)
enum {
    JUMP_SLOT = R_AARCH64_JUMP_SLOT,
    GLOBAL_DATA = R_AARCH64_GLOB_DAT,
    ADDRESS = R_AARCH64_ABS64
};
#endif

static struct objects known;
static unsigned long long known_arrivals, known_departures;

uint32_t name_hash(const char *name)
{
    uint32_t hash = 5381;

    for (const unsigned char *at = (const unsigned char *)name; *at; at++)
        hash = hash * 33 + *at;
    return hash;
}

const char *symbol_name(const struct object *object, uint32_t symbol)
{
    return object->strings + object->symbols[symbol].st_name;
}

const ElfW(Phdr) * object_segment(const struct object *object, uintptr_t address)
{
    for (unsigned i = 0; i < object->segment_count; i++) {
        const ElfW(Phdr) *segment = &object->segments[i];

        if (segment->p_type == PT_LOAD &&
            address - object->base - segment->p_vaddr < segment->p_memsz)
            return segment;
    }
    return NULL;
}

const struct object *object_at(const struct objects *objects, uintptr_t address)
{
    for (size_t i = 0; i < objects->count; i++)
        if (address - objects->at[i]->start < objects->at[i]->end - objects->at[i]->start &&
            object_segment(objects->at[i], address))
            return objects->at[i];
    return NULL;
}

const char *object_file(const struct object *object)
{
    return object->path[0] ? object->path : "/proc/self/exe";
}

/* The loader writes addresses over what the file has, except where it may not (the vdso). */
static uintptr_t place(const struct object *object, uintptr_t value)
{
    const uintptr_t address = value < object->base ? object->base + value : value;

    return object_segment(object, address) ? address : 0;
}

static void note_tag(struct object *object, const ElfW(Dyn) * tag)
{
    const uintptr_t value = tag->d_un.d_val;

    switch (tag->d_tag) {
    case DT_SYMTAB:
        object->symbols = (const ElfW(Sym) *)place(object, value);
        break;
    case DT_STRTAB:
        object->strings = (const char *)place(object, value);
        break;
    case DT_GNU_HASH:
        object->gnu_hash = (const uint32_t *)place(object, value);
        break;
    case DT_HASH:
        object->hash = (const uint32_t *)place(object, value);
        break;
    case DT_VERSYM:
        object->versions = (const uint16_t *)place(object, value);
        break;
    case DT_VERNEED:
        object->needed_versions = place(object, value);
        break;
    case DT_VERDEF:
        object->defined_versions = place(object, value);
        break;
    case DT_RELA:
        object->rela = place(object, value);
        break;
    case DT_RELASZ:
        object->rela_size = value;
        break;
    case DT_JMPREL:
        object->jump_rela = place(object, value);
        break;
    case DT_PLTRELSZ:
        object->jump_rela_size = value;
        break;
    case DT_SYMBOLIC:
        object->is_symbolic = true;
        break;
    case DT_BIND_NOW:
        object->is_bound_now = true;
        break;
    case DT_FLAGS:
        object->is_symbolic |= (value & DF_SYMBOLIC) != 0;
        object->is_bound_now |= (value & DF_BIND_NOW) != 0;
        break;
    case DT_FLAGS_1:
        object->is_bound_now |= (value & DF_1_NOW) != 0;
        break;
    }
}

static void note_paths(struct object *object)
{
    for (const ElfW(Dyn) *tag = object->dynamic; object->strings && tag->d_tag != DT_NULL; tag++)
        if (tag->d_tag == DT_RUNPATH || (tag->d_tag == DT_RPATH && !object->run_path))
            object->run_path = object->strings + tag->d_un.d_val;
}

static void read_dynamic(struct object *object)
{
    bool has_rela = true;

    if (!object->dynamic)
        return;
    for (const ElfW(Dyn) *tag = object->dynamic; tag->d_tag != DT_NULL; tag++) {
        note_tag(object, tag);
        if (tag->d_tag == DT_PLTREL)
            has_rela = tag->d_un.d_val == DT_RELA;
    }
    if (!has_rela || !object->jump_rela)
        object->jump_rela_size = 0;
    if (!object->rela)
        object->rela_size = 0;
    note_paths(object);
}

static void read_segments(struct object *object)
{
    const uintptr_t page = (uintptr_t)getpagesize();

    object->start = UINTPTR_MAX;
    for (unsigned i = 0; i < object->segment_count; i++) {
        const ElfW(Phdr) *segment = &object->segments[i];
        const uintptr_t start = object->base + segment->p_vaddr, end = start + segment->p_memsz;

        if (segment->p_type == PT_DYNAMIC)
            object->dynamic = (const ElfW(Dyn) *)start;
        else if (segment->p_type == PT_INTERP)
            object->has_interpreter = true;
        else if (segment->p_type == PT_LOAD) {
            object->start = start < object->start ? start : object->start;
            object->end = end > object->end ? end : object->end;
        } else if (segment->p_type == PT_GNU_RELRO) {
            /* As the loader rounds it: what shares a page with the rest stays writable. */
            object->protected_start = start & -page;
            object->protected_end = end & -page;
        }
    }
}

static bool is_function(const ElfW(Sym) * symbol)
{
    const unsigned type = ELF64_ST_TYPE(symbol->st_info);

    return type == STT_NOTYPE || type == STT_FUNC || type == STT_GNU_IFUNC;
}

static bool read_import(const struct object *object, const ElfW(Rela) * rela, struct import *import)
{
    const unsigned type = (unsigned)ELF64_R_TYPE(rela->r_info);
    const uint32_t symbol = (uint32_t)ELF64_R_SYM(rela->r_info);
    const uintptr_t slot = object->base + rela->r_offset;

    if ((type != JUMP_SLOT && type != GLOBAL_DATA && type != ADDRESS) || symbol == 0 ||
        rela->r_addend != 0 || slot % sizeof(uintptr_t) != 0 ||
        !is_function(&object->symbols[symbol]) || !object_segment(object, slot))
        return false;
    *import = (struct import){.symbol = symbol, .slot = slot, .is_data = type == ADDRESS};
    import->hash = name_hash(symbol_name(object, symbol));
    return true;
}

static void read_table(struct object *object, uintptr_t table, uintptr_t size)
{
    const ElfW(Rela) *rela = (const ElfW(Rela) *)table;

    for (size_t i = 0; i < size / sizeof(*rela); i++)
        object->import_count +=
            read_import(object, &rela[i], &object->imports[object->import_count]);
}

static size_t most_imports(uintptr_t table, uintptr_t size)
{
    const ElfW(Rela) *rela = (const ElfW(Rela) *)table;
    size_t most = 0;

    for (size_t i = 0; i < size / sizeof(*rela); i++)
        most += ELF64_R_SYM(rela[i].r_info) != 0;
    return most;
}

static int by_hash(const void *left, const void *right)
{
    const uint32_t first = ((const struct import *)left)->hash;
    const uint32_t second = ((const struct import *)right)->hash;

    return (first > second) - (first < second);
}

static void read_imports(struct object *object)
{
    if (!object->symbols || !object->strings)
        return;
    /* Some linkers count the jump slots among DT_RELA as well. */
    if (object->rela <= object->jump_rela &&
        object->jump_rela + object->jump_rela_size <= object->rela + object->rela_size)
        object->jump_rela_size = 0;
    object->imports = calloc(most_imports(object->jump_rela, object->jump_rela_size) +
                                 most_imports(object->rela, object->rela_size) + 1,
                             sizeof(*object->imports));
    if (!object->imports)
        return;
    read_table(object, object->jump_rela, object->jump_rela_size);
    read_table(object, object->rela, object->rela_size);
    qsort(object->imports, object->import_count, sizeof(*object->imports), by_hash);
}

static void forget(struct object *object)
{
    functions_free(object->functions);
    free(object->imports);
    free(object->path);
    free(object);
}

static struct object *make(const struct dl_phdr_info *info, bool is_program)
{
    struct object *object = calloc(1, sizeof(*object));

    if (!object)
        return NULL;
    object->path = strdup(is_program ? "" : info->dlpi_name);
    object->base = info->dlpi_addr;
    object->segments = info->dlpi_phdr;
    object->segment_count = info->dlpi_phnum;
    read_segments(object);
    read_dynamic(object);
    read_imports(object);
    return object;
}

/* What was known, while it is replaced. */
struct reading {
    struct objects before, now;
    size_t room;
};

static struct object *take_known(struct reading *reading, const struct dl_phdr_info *info)
{
    for (size_t i = 0; i < reading->before.count; i++) {
        struct object *object = reading->before.at[i];

        if (object && object->base == info->dlpi_addr && object->segments == info->dlpi_phdr &&
            (reading->now.count == 0 || strcmp(object->path, info->dlpi_name) == 0)) {
            reading->before.at[i] = NULL;
            return object;
        }
    }
    return NULL;
}

static int read_one(struct dl_phdr_info *info, size_t size, void *context)
{
    struct reading *reading = context;
    struct object *object = take_known(reading, info);

    (void)size;
    if (reading->now.count == reading->room) {
        const size_t room = reading->room * 2 + 64;
        struct object **more = realloc(reading->now.at, room * sizeof(*more));

        if (!more)
            return 1;
        reading->now.at = more;
        reading->room = room;
    }
    if (!object)
        object = make(info, reading->now.count == 0);
    if (object)
        reading->now.at[reading->now.count++] = object;
    return 0;
}

static void forget_all(struct objects *objects)
{
    for (size_t i = 0; i < objects->count; i++)
        if (objects->at[i])
            forget(objects->at[i]);
    free(objects->at);
    *objects = (struct objects){0};
}

/* Where something went away, another library may lie in its place: nothing is taken for granted. */
static void refresh(const struct dl_phdr_info *info)
{
    struct reading reading = {0};

    if (known.count && info->dlpi_adds == known_arrivals && info->dlpi_subs == known_departures)
        return;
    if (info->dlpi_subs != known_departures)
        forget_all(&known);
    reading.before = known;
    dl_iterate_phdr(read_one, &reading);
    forget_all(&reading.before);
    known = reading.now;
    known_arrivals = info->dlpi_adds;
    known_departures = info->dlpi_subs;
}

struct visit {
    void (*body)(const struct objects *, void *);
    void *context;
};

/* The loader's lock is held as long as we are in here. It may be taken again. */
static int enter(struct dl_phdr_info *info, size_t size, void *context)
{
    const struct visit *visit = context;

    (void)size;
    refresh(info);
    visit->body(&known, visit->context);
    return 1;
}

void objects_with(void (*body)(const struct objects *, void *), void *context)
{
    struct visit visit = {body, context};

    dl_iterate_phdr(enter, &visit);
}

const struct import *imports_of(const struct object *object, const char *name, size_t *count)
{
    const uint32_t hash = name_hash(name);
    size_t low = 0, high = object->import_count;

    while (low < high) {
        const size_t middle = (low + high) / 2;

        if (object->imports[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < object->import_count; ++*count)
        if (object->imports[low + *count].hash != hash)
            break;
    return &object->imports[low];
}
