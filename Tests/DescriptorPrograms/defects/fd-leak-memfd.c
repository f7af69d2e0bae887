/* A file in memory is mapped and unmapped, and never closed.
 * finds: fd-leak
 * opened: make_the_memory
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/mman.h>

static SEEN int make_the_memory(void) { return memfd_create("descriptors", MFD_CLOEXEC); }

int main(void)
{
    const int fd = make_the_memory();

    need(!ftruncate(fd, 4096));
    void *memory = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    need(memory != MAP_FAILED && !munmap(memory, 4096));
}
