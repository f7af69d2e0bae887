/* objects.h — the loaded program and libraries, and which functions each imports where.
 *
 * Read once and kept for as long as the loader says that nothing came or went. All of it is used
 * under the lock, and within objects_with: so long no library goes away.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OBJECTS_H
#define OBJECTS_H

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct import {
    uint32_t hash, symbol;
    uintptr_t slot;
    bool is_data; /* a pointer of the program's own, not one that the linker has made for calls */
};

struct object {
    char *path; /* "" for the program */
    uintptr_t base, start, end;
    const ElfW(Phdr) * segments;
    unsigned segment_count;
    uintptr_t protected_start, protected_end; /* by PT_GNU_RELRO; whole pages */

    /* Absent where an object has no such thing. */
    const ElfW(Dyn) * dynamic;
    const ElfW(Sym) * symbols;
    const char *strings;
    const uint32_t *gnu_hash, *hash;
    const uint16_t *versions;
    uintptr_t needed_versions, defined_versions;
    uintptr_t rela, rela_size, jump_rela, jump_rela_size;
    const char *run_path;
    bool is_symbolic, is_bound_now, has_interpreter;

    struct import *imports; /* by hash */
    size_t import_count;

    struct functions *functions; /* with sleds; NULL before anybody asked */
};

struct objects {
    struct object **at; /* in the loader's order */
    size_t count;
};

/* Calls `body` while nothing can be unloaded. */
void objects_with(void (*body)(const struct objects *, void *), void *context);

uint32_t name_hash(const char *name);

/* The imports of a name: a range, possibly empty. */
const struct import *imports_of(const struct object *, const char *name, size_t *count);

const char *symbol_name(const struct object *, uint32_t symbol);

const struct object *object_at(const struct objects *, uintptr_t address);

/* The segment of an address, or NULL. */
const ElfW(Phdr) * object_segment(const struct object *, uintptr_t address);

/* The file's name: of the program, too. */
const char *object_file(const struct object *);

#pragma GCC visibility pop
#endif
