/* A child closes what its parent had closed before the fork.
 * finds: double-close
 * opened: open_the_file
 * closed: close_in_parent
 * again: close_in_child
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int fd;

static SEEN void open_the_file(void) { fd = a_file(); }

static SEEN void close_in_parent(void) { need(!close(fd)); }

static SEEN void close_in_child(void) { need_error(EBADF, close(fd)); }

int main(void)
{
    open_the_file();
    close_in_parent();
    in_child(close_in_child);
}
