/* elf_source.h — the bytes of an ELF file, and where they go when it is loaded.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ELF_SOURCE_H
#define ELF_SOURCE_H

#include <link.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { ELF_MOST_SEGMENTS = 64 };

struct elf_source {
    int file;              /* -1: what lies in memory */
    const uint8_t *memory; /* … whole, as the kernel has it */
    uint64_t size;
    unsigned count;
    ElfW(Phdr) segments[ELF_MOST_SEGMENTS];
};

/* By path; "[vdso]" is ours. Returns false for what is no ELF file of this machine. */
bool elf_source_open(struct elf_source *, const char *path);
void elf_source_close(struct elf_source *);

/* Returns false when there are not so many bytes. */
bool elf_source_read(const struct elf_source *, uint64_t offset, void *to, size_t size);

/* Returns NULL when there is none. */
const ElfW(Phdr) * elf_source_segment(const struct elf_source *, unsigned type);

/* The one that is loaded from this offset; its pages are whole. */
const ElfW(Phdr) * elf_source_loaded(const struct elf_source *, uint64_t offset);

#pragma GCC visibility pop
#endif
