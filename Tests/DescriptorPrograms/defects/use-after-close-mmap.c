/* A closed file is mapped.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: map_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/mman.h>

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void map_it(int fd)
{
    need(mmap(NULL, 1, PROT_READ, MAP_SHARED, fd, 0) == MAP_FAILED && errno == EBADF);
}

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    map_it(fd);
}
