/* program_head.c — whether a preloaded library will be in a program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "program_head.h"

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <string.h>

#if __ELF_NATIVE_CLASS == 64
enum { OWN_CLASS = ELFCLASS64 };
#else
enum { OWN_CLASS = ELFCLASS32 };
#endif

#if defined(__x86_64__)
enum { OWN_MACHINE = EM_X86_64 };
#elif defined(__aarch64__)
enum { OWN_MACHINE = EM_AARCH64 };
#else
#error "which machine this is has to be said here"
#endif

static bool lies_within(size_t size, ElfW(Off) offset, size_t length)
{
    return offset <= size && length <= size - offset;
}

/* Go's linker leaves a note of its own; its programs make system calls without libc. */
static bool is_go_note(const char *head, size_t size, const ElfW(Phdr) * part)
{
    const size_t at = part->p_offset + sizeof(ElfW(Nhdr));

    return part->p_type == PT_NOTE && lies_within(size, at, 4) && memcmp(head + at, "Go\0", 4) == 0;
}

static bool names_musl(const char *head, size_t size, const ElfW(Phdr) * part)
{
    return part->p_type == PT_INTERP && lies_within(size, part->p_offset, part->p_filesz) &&
           memmem(head + part->p_offset, part->p_filesz, "ld-musl", 7);
}

static const char *judge_parts(const char *head, size_t size, const ElfW(Ehdr) * elf)
{
    bool has_loader = false;

    for (size_t i = 0; i < elf->e_phnum; i++) {
        ElfW(Phdr) part;
        const size_t at = elf->e_phoff + i * sizeof part;
        if (!lies_within(size, at, sizeof part))
            return NULL;
        memcpy(&part, head + at, sizeof part);
        if (is_go_note(head, size, &part))
            return "is a Go program, which makes system calls without libc";
        if (names_musl(head, size, &part))
            return "is linked with musl";
        has_loader |= part.p_type == PT_INTERP;
    }
    return has_loader ? NULL : "is statically linked";
}

const char *program_head_obstacle(const void *head, size_t size)
{
    ElfW(Ehdr) elf;

    if (size < sizeof elf || memcmp(head, ELFMAG, SELFMAG) != 0)
        return NULL;
    memcpy(&elf, head, sizeof elf);
    if (elf.e_ident[EI_CLASS] != OWN_CLASS || elf.e_machine != OWN_MACHINE)
        return "is made for another machine or word size";
    return judge_parts(head, size, &elf);
}
