/* A file in memory is closed twice.
 * finds: double-close
 * opened: make_the_memory
 * closed: close_it
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/mman.h>

static SEEN int make_the_memory(void) { return memfd_create("descriptors", MFD_CLOEXEC); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int fd = make_the_memory();

    need(fd != -1);
    close_it(fd);
    close_it_again(fd);
}
