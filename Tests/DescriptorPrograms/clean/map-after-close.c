/* Memory stays mapped when its descriptor is closed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/mman.h>

int main(void)
{
    const int fd = memfd_create("descriptors", MFD_CLOEXEC);

    need(!ftruncate(fd, 4096));
    char *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    need(memory != MAP_FAILED && !close(fd));
    memory[0] = 'x';
    need(!munmap(memory, 4096));
    memory = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    need(memory != MAP_FAILED && !munmap(memory, 4096));
}
