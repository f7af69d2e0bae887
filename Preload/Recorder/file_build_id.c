/* file_build_id.c — SPDX-License-Identifier: Apache-2.0 */
#include "file_build_id.h"

#include <elf.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { MOST_HEADERS = 64, MOST_NOTES = 4096 };

static uint64_t round_up(uint64_t size) { return (size + 3) & ~3ull; }

static uint8_t find_note(const uint8_t *notes, size_t size, uint8_t id[20])
{
    for (uint64_t at = 0; at + sizeof(Elf64_Nhdr) <= size;) {
        Elf64_Nhdr note;
        const uint64_t name = at + sizeof(note);

        memcpy(&note, notes + at, sizeof(note));
        const uint64_t body = name + round_up(note.n_namesz);

        if (body + note.n_descsz > size)
            return 0;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && note.n_descsz <= 20 &&
            memcmp(notes + name, "GNU", 4) == 0) {
            memcpy(id, notes + body, note.n_descsz);
            return (uint8_t)note.n_descsz;
        }
        at = body + round_up(note.n_descsz);
    }
    return 0;
}

static uint8_t read_notes(int file, const Elf64_Phdr *header, uint8_t id[20])
{
    uint8_t notes[MOST_NOTES];
    const size_t size = header->p_filesz < MOST_NOTES ? header->p_filesz : MOST_NOTES;

    return pread(file, notes, size, (off_t)header->p_offset) == (ssize_t)size
               ? find_note(notes, size, id)
               : 0;
}

static uint8_t read_elf(int file, uint8_t id[20])
{
    Elf64_Ehdr head;
    Elf64_Phdr headers[MOST_HEADERS];
    uint8_t length = 0;

    if (pread(file, &head, sizeof(head), 0) != (ssize_t)sizeof(head) ||
        memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 || head.e_ident[EI_CLASS] != ELFCLASS64 ||
        head.e_phnum > MOST_HEADERS)
        return 0;
    const size_t size = head.e_phnum * sizeof(*headers);

    if (pread(file, headers, size, (off_t)head.e_phoff) != (ssize_t)size)
        return 0;
    for (size_t i = 0; i < head.e_phnum && !length; i++)
        if (headers[i].p_type == PT_NOTE)
            length = read_notes(file, &headers[i], id);
    return length;
}

/* The process may have a root of its own, as in a container. */
uint8_t file_build_id(int32_t pid, const char *path, uint8_t id[20])
{
    char seen[4200];
    int file = -1;
    uint8_t length = 0;

    if (*path != '/' || path[1] == '/')
        return 0;
    snprintf(seen, sizeof(seen), "/proc/%d/root%s", pid, path);
    /* A path may have become a fifo meanwhile. */
    file = open(seen, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return 0;
    length = read_elf(file, id);
    close(file);
    return length;
}
