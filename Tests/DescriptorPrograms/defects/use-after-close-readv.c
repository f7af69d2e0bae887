/* A closed file is read into two places.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: read_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/uio.h>

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void read_it(int fd)
{
    char bytes[2];
    const struct iovec places[] = {{&bytes[0], 1}, {&bytes[1], 1}};

    need_error(EBADF, readv(fd, places, 2));
}

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    read_it(fd);
}
