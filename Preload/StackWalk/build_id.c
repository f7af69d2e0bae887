/* build_id.c — by what debug information finds its file: a note that the linker left in memory.
 * SPDX-License-Identifier: Apache-2.0 */
#include "build_id.h"
#include "bytes.h"
#include "readable.h"

#include <elf.h>
#include <link.h>

static bool is_readable(uintptr_t start, size_t size)
{
    return is_readable_now(start) && is_readable_now(start + size - 1);
}

static bool is_note(const ElfW(Nhdr) * note)
{
    return note->n_type == NT_GNU_BUILD_ID && note->n_namesz == sizeof(ELF_NOTE_GNU) &&
           bytes_equal(note + 1, ELF_NOTE_GNU, sizeof(ELF_NOTE_GNU));
}

static size_t padded(size_t size) { return (size + 3) & ~(size_t)3; }

static uint8_t search(uintptr_t at, size_t left, uint8_t id[BUILD_ID_MOST])
{
    while (left > sizeof(ElfW(Nhdr))) {
        const ElfW(Nhdr) *note = (const ElfW(Nhdr) *)at;
        const size_t name = sizeof(*note) + padded(note->n_namesz);
        const size_t size = name + padded(note->n_descsz);

        if (name > left || note->n_descsz > left - name)
            return 0;
        if (is_note(note) && note->n_descsz <= BUILD_ID_MOST) {
            bytes_copy(id, (const void *)(at + name), note->n_descsz);
            return (uint8_t)note->n_descsz;
        }
        at += size;
        left = size < left ? left - size : 0;
    }
    return 0;
}

static uint8_t search_segment(const struct object *object, const ElfW(Phdr) * segment,
                              uint8_t id[BUILD_ID_MOST])
{
    const uintptr_t start = object->base + segment->p_vaddr;

    if (segment->p_type != PT_NOTE || segment->p_memsz == 0 ||
        !is_readable(start, segment->p_memsz))
        return 0;
    return search(start, segment->p_memsz, id);
}

static bool is_header(uintptr_t place)
{
    return is_readable_now(place) && bytes_equal((const void *)place, ELFMAG, SELFMAG);
}

/* The base of a program that cannot be moved is 0. */
uint8_t build_id_of(const struct object *object, uint8_t id[BUILD_ID_MOST])
{
    const uintptr_t place = is_header(object->start) ? object->start : object->base;
    const ElfW(Ehdr) *header = (const ElfW(Ehdr) *)place;

    if (!is_header(place) || header->e_phoff != sizeof(*header))
        return 0;
    const ElfW(Phdr) *segments = (const ElfW(Phdr) *)(header + 1);
    for (unsigned i = 0; i < header->e_phnum; i++) {
        const uint8_t length = search_segment(object, &segments[i], id);

        if (length)
            return length;
    }
    return 0;
}
