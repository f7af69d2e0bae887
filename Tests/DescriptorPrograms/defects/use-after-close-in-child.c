/* A child writes to what its parent had closed before the fork.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_in_parent
 * used: write_in_child
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int fd;

static SEEN void open_the_file(void) { fd = a_file(); }

static SEEN void close_in_parent(void) { need(!close(fd)); }

static SEEN void write_in_child(void) { need_error(EBADF, write(fd, "x", 1)); }

int main(void)
{
    open_the_file();
    close_in_parent();
    in_child(write_in_child);
}
