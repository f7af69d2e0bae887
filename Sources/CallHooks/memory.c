/* memory.c — writes slots and code.
 * SPDX-License-Identifier: Apache-2.0 */
#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/membarrier.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

uintptr_t slot_read(uintptr_t slot)
{
    return __atomic_load_n((const uintptr_t *)slot, __ATOMIC_ACQUIRE);
}

static int segment_protection(const ElfW(Phdr) * segment)
{
    return (segment->p_flags & PF_R ? PROT_READ : 0) | (segment->p_flags & PF_W ? PROT_WRITE : 0) |
           (segment->p_flags & PF_X ? PROT_EXEC : 0);
}

static int protection(const struct object *object, uintptr_t address)
{
    if (address >= object->protected_start && address < object->protected_end)
        return PROT_READ;
    return segment_protection(object_segment(object, address));
}

static uintptr_t page_of(uintptr_t address) { return address & -(uintptr_t)getpagesize(); }

static int protect(uintptr_t address, size_t size, int protection)
{
    const uintptr_t start = page_of(address);

    return mprotect((void *)start, address + size - start, protection) == 0 ? 0 : errno;
}

int slot_write(const struct object *object, uintptr_t slot, uintptr_t value)
{
    const int had = protection(object, slot);
    int error = 0;

    if (!(had & PROT_WRITE))
        error = protect(slot, sizeof(value), had | PROT_WRITE);
    if (error != 0)
        return error;
    __atomic_store_n((uintptr_t *)slot, value, __ATOMIC_RELEASE);
    return had & PROT_WRITE ? 0 : protect(slot, sizeof(value), had);
}

static int write_by_kernel(uintptr_t address, const uint8_t *bytes, size_t size)
{
    const int fd = open("/proc/self/mem", O_RDWR | O_CLOEXEC);
    ssize_t written;

    if (fd < 0)
        return errno;
    written = pwrite(fd, bytes, size, (off_t)address);
    const int error = written < 0 ? errno : written == (ssize_t)size ? 0 : EIO;
    close(fd);
    return error;
}

/* The page stays executable meanwhile: other threads may be on it. */
static int write_by_hand(const struct object *object, uintptr_t address, const uint8_t *bytes,
                         size_t size)
{
    const int had = protection(object, address);
    const int error = protect(address, size, had | PROT_WRITE);

    if (error != 0)
        return error;
    for (size_t i = 0; i < size; i++)
        __atomic_store_n((uint8_t *)address + i, bytes[i], __ATOMIC_RELEASE);
    return protect(address, size, had);
}

static void synchronise_cores(void)
{
    static bool is_registered;

    if (!is_registered)
        is_registered =
            syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0) == 0;
    if (is_registered)
        syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0);
}

int code_write(const struct object *object, uintptr_t address, const uint8_t *bytes, size_t size)
{
    int error = write_by_kernel(address, bytes, size);

    if (error != 0)
        error = write_by_hand(object, address, bytes, size);
    if (error != 0)
        return error;
    __builtin___clear_cache((char *)address, (char *)address + size);
    synchronise_cores();
    return 0;
}
