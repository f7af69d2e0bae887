/* A closed file is copied.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: copy_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void copy_it(int fd) { need_error(EBADF, dup(fd)); }

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    copy_it(fd);
}
