/* A closed file is rewound.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: rewind_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void rewind_it(int fd) { need_error(EBADF, lseek(fd, 0, SEEK_SET)); }

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    rewind_it(fd);
}
