/* A closed file is written to from two places.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: write_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/uio.h>

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void write_it(int fd)
{
    char bytes[2] = "x";
    const struct iovec places[] = {{&bytes[0], 1}, {&bytes[1], 1}};

    need_error(EBADF, pwritev(fd, places, 2, 0));
}

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    write_it(fd);
}
