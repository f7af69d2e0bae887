/* separate.c — finds a file of debug information, by build id and by .gnu_debuglink.
 * SPDX-License-Identifier: Apache-2.0 */
#include "separate.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The checksum of .gnu_debuglink: CRC-32 as zlib has it, a bit at a time, as it is seldom asked. */
static uint32_t checksum_of(int fd)
{
    uint8_t part[16384];
    uint32_t sum = UINT32_MAX;
    ssize_t count;

    for (off_t at = 0; (count = pread(fd, part, sizeof part, at)) > 0; at += count)
        for (ssize_t i = 0; i < count; i++) {
            sum ^= part[i];
            for (int bit = 0; bit < 8; bit++)
                sum = sum >> 1 ^ (sum & 1 ? 0xedb88320U : 0);
        }
    return ~sum;
}

static bool has_build_id(int fd, const unsigned char *wanted, size_t length)
{
    Elf *const elf = DW(elf_begin)(fd, ELF_C_READ, NULL);
    const void *found = NULL;
    const ssize_t size = elf == NULL ? -1 : DW(dwelf_elf_gnu_build_id)(elf, &found);
    const bool same = size >= 0 && (size_t)size == length && memcmp(found, wanted, length) == 0;

    if (elf != NULL)
        DW(elf_end)(elf);
    return same;
}

static bool belongs(int fd, Dwfl_Module *module, GElf_Word checksum)
{
    const unsigned char *build_id = NULL;
    GElf_Addr where;
    const int length = DW(dwfl_module_build_id)(module, &build_id, &where);

    if (length > 0)
        return has_build_id(fd, build_id, (size_t)length);
    return checksum_of(fd) == checksum;
}

/* Opens it if it is a plain file, and not the program itself. */
static int open_other(const char *candidate, const char *path)
{
    struct stat own, other;

    if (stat(candidate, &other) != 0 || !S_ISREG(other.st_mode))
        return -1;
    if (stat(path, &own) == 0 && own.st_dev == other.st_dev && own.st_ino == other.st_ino)
        return -1;
    return open(candidate, O_RDONLY | O_CLOEXEC);
}

static int linked_file(Dwfl_Module *module, const char *path, const char *link, GElf_Word checksum,
                       char **found)
{
    static const char *const places[] = {"%.*s/%s", "%.*s/.debug/%s", "/usr/lib/debug%.*s/%s"};
    const char *const end = strrchr(path, '/');

    for (size_t i = 0; end != NULL && i < sizeof places / sizeof *places; i++) {
        char *candidate;
        int fd;

        if (asprintf(&candidate, places[i], (int)(end - path), path, link) < 0)
            return -1;
        fd = open_other(candidate, path);
        if (fd >= 0 && belongs(fd, module, checksum)) {
            *found = candidate;
            return fd;
        }
        if (fd >= 0)
            close(fd);
        free(candidate);
    }
    return -1;
}

int separate_file(Dwfl_Module *module, void **data, const char *name, Dwarf_Addr base,
                  const char *path, const char *link, GElf_Word checksum, char **found)
{
    const int fd =
        DW(dwfl_build_id_find_debuginfo)(module, data, name, base, path, link, checksum, found);

    if (fd >= 0 || link == NULL || path == NULL)
        return fd;
    return linked_file(module, path, link, checksum, found);
}
