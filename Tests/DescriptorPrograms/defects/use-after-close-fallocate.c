/* Room is asked for in a closed file.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: grow_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void grow_it(int fd) { need_error(EBADF, fallocate(fd, 0, 0, 4096)); }

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    grow_it(fd);
}
