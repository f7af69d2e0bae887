/* The status of a closed file is asked for.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: examine_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void examine_it(int fd)
{
    struct stat status;

    need_error(EBADF, fstat(fd, &status));
}

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    examine_it(fd);
}
