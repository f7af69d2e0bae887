/* A closed file is to reach the disk.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: flush_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void flush_it(int fd) { need_error(EBADF, fsync(fd)); }

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    flush_it(fd);
}
