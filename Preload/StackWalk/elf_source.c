/* elf_source.c — the bytes of an ELF file, and where they go when it is loaded.
 * SPDX-License-Identifier: Apache-2.0 */
#include "elf_source.h"
#include "bytes.h"

#include <fcntl.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__x86_64__)
enum { THIS_MACHINE = EM_X86_64 };
#elif defined(__aarch64__)
enum { THIS_MACHINE = EM_AARCH64 };
#endif

enum { PAGE = 4096 };

bool elf_source_read(const struct elf_source *source, uint64_t offset, void *to, size_t size)
{
    if (offset > source->size || source->size - offset < size)
        return false;
    if (source->memory) {
        bytes_copy(to, source->memory + offset, size);
        return true;
    }
    for (size_t done = 0; done < size;) {
        const ssize_t got =
            pread(source->file, (char *)to + done, size - done, (off_t)(offset + done));

        if (got <= 0)
            return false;
        done += (size_t)got;
    }
    return true;
}

static bool is_ours(const ElfW(Ehdr) * header)
{
    return bytes_equal(header->e_ident, ELFMAG, SELFMAG) &&
           header->e_ident[EI_CLASS] == ELFCLASS64 && header->e_ident[EI_DATA] == ELFDATA2LSB &&
           header->e_machine == THIS_MACHINE && header->e_phentsize == sizeof(ElfW(Phdr)) &&
           header->e_phnum <= ELF_MOST_SEGMENTS;
}

static bool open_vdso(struct elf_source *source)
{
    const ElfW(Ehdr) *header = (const ElfW(Ehdr) *)getauxval(AT_SYSINFO_EHDR);

    source->file = -1;
    source->memory = (const uint8_t *)header;
    if (header)
        source->size = header->e_shoff + (uint64_t)header->e_shnum * header->e_shentsize;
    return header != NULL;
}

/* Neither waits for a fifo nor takes a terminal. "//anon" is no file. */
static bool open_file(struct elf_source *source, const char *path)
{
    struct stat found;

    if (path[0] != '/' || path[1] == '/')
        return false;
    source->file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (source->file < 0 || fstat(source->file, &found) != 0 || !S_ISREG(found.st_mode))
        return false;
    source->size = (uint64_t)found.st_size;
    return true;
}

bool elf_source_open(struct elf_source *source, const char *path)
{
    ElfW(Ehdr) header;

    *source = (struct elf_source){.file = -1};
    if (!(text_equal(path, "[vdso]") ? open_vdso(source) : open_file(source, path)) ||
        !elf_source_read(source, 0, &header, sizeof(header)) || !is_ours(&header) ||
        !elf_source_read(source, header.e_phoff, source->segments,
                         header.e_phnum * sizeof(*source->segments))) {
        elf_source_close(source);
        return false;
    }
    source->count = header.e_phnum;
    return true;
}

void elf_source_close(struct elf_source *source)
{
    if (source->file >= 0)
        close(source->file);
    *source = (struct elf_source){.file = -1};
}

const ElfW(Phdr) * elf_source_segment(const struct elf_source *source, unsigned type)
{
    for (unsigned i = 0; i < source->count; i++)
        if (source->segments[i].p_type == type)
            return &source->segments[i];
    return NULL;
}

const ElfW(Phdr) * elf_source_loaded(const struct elf_source *source, uint64_t offset)
{
    for (unsigned i = 0; i < source->count; i++) {
        const ElfW(Phdr) *segment = &source->segments[i];
        const uint64_t before = segment->p_offset % PAGE;

        if (segment->p_type == PT_LOAD &&
            offset - (segment->p_offset - before) < segment->p_filesz + before)
            return segment;
    }
    return NULL;
}
