/* A closed directory is to be worked in.
 * finds: use-after-close
 * opened: open_the_folder
 * closed: close_it
 * used: work_in_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_folder(void) { return open("/", O_DIRECTORY | O_RDONLY | O_CLOEXEC); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void work_in_it(int fd) { need_error(EBADF, fchdir(fd)); }

int main(void)
{
    const int fd = open_the_folder();

    need(fd != -1);
    close_it(fd);
    work_in_it(fd);
}
