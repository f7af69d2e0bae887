/* A closed file is read.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: read_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void read_it(int fd)
{
    char byte;

    need_error(EBADF, read(fd, &byte, 1));
}

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    read_it(fd);
}
