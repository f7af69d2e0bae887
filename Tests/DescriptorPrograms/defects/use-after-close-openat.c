/* A closed directory is the place to open a file at.
 * finds: use-after-close
 * opened: open_the_folder
 * closed: close_it
 * used: open_in_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_folder(void) { return open("/", O_DIRECTORY | O_RDONLY | O_CLOEXEC); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void open_in_it(int fd) { need_error(EBADF, openat(fd, "tmp", O_RDONLY)); }

int main(void)
{
    const int fd = open_the_folder();

    need(fd != -1);
    close_it(fd);
    open_in_it(fd);
}
