/* image_id.c — SPDX-License-Identifier: Apache-2.0 */
#include "image_id.h"
#include "direct.h"

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <string.h>

enum { MOST_NOTES = 256 }; /* of a thread's stack, which may be small */

static bool fetch(int memory, uint64_t from, void *to, size_t size)
{
    return direct_call4(SYS_pread64, memory, (long)to, (long)size, (long)from) == (long)size;
}

static size_t padded(size_t size) { return (size + 3) & ~(size_t)3; }

static uint8_t search(const uint8_t *notes, size_t size, uint8_t id[IMAGE_ID_MOST])
{
    for (size_t at = 0; at + sizeof(ElfW(Nhdr)) < size;) {
        ElfW(Nhdr) note;

        memcpy(&note, notes + at, sizeof(note));
        const size_t name = at + sizeof(note), content = name + padded(note.n_namesz);
        if (content > size || note.n_descsz > size - content)
            return 0;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof(ELF_NOTE_GNU) &&
            memcmp(notes + name, ELF_NOTE_GNU, sizeof(ELF_NOTE_GNU)) == 0 &&
            note.n_descsz <= IMAGE_ID_MOST) {
            memcpy(id, notes + content, note.n_descsz);
            return (uint8_t)note.n_descsz;
        }
        at = content + padded(note.n_descsz);
    }
    return 0;
}

static bool fetch_segment(int memory, uint64_t image, const ElfW(Ehdr) * header, unsigned number,
                          ElfW(Phdr) * segment)
{
    return fetch(memory, image + header->e_phoff + number * sizeof(*segment), segment,
                 sizeof(*segment));
}

/* Added to the file's addresses. */
static uint64_t base_of(int memory, uint64_t image, const ElfW(Ehdr) * header)
{
    ElfW(Phdr) segment;

    for (unsigned i = 0; i < header->e_phnum; i++)
        if (fetch_segment(memory, image, header, i, &segment) && segment.p_type == PT_LOAD)
            return image - segment.p_vaddr + segment.p_offset;
    return image;
}

static uint8_t search_segment(int memory, uint64_t base, const ElfW(Phdr) * segment,
                              uint8_t id[IMAGE_ID_MOST])
{
    uint8_t notes[MOST_NOTES];
    const size_t size = segment->p_memsz < MOST_NOTES ? segment->p_memsz : MOST_NOTES;

    if (segment->p_type != PT_NOTE || !fetch(memory, base + segment->p_vaddr, notes, size))
        return 0;
    return search(notes, size, id);
}

uint8_t image_id(int memory, uint64_t image, uint8_t id[IMAGE_ID_MOST])
{
    ElfW(Ehdr) header;
    ElfW(Phdr) segment;
    uint8_t length = 0;

    if (!fetch(memory, image, &header, sizeof(header)) ||
        memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
        return 0;
    const uint64_t base = base_of(memory, image, &header);
    for (unsigned i = 0; i < header.e_phnum && !length; i++)
        if (fetch_segment(memory, image, &header, i, &segment))
            length = search_segment(memory, base, &segment, id);
    return length;
}
