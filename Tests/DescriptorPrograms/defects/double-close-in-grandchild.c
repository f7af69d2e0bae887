/* A child closes what it inherited, and its own child closes it again.
 * finds: double-close
 * opened: open_the_file
 * closed: close_in_child
 * again: close_in_grandchild
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int fd;

static SEEN void open_the_file(void) { fd = a_file(); }

static SEEN void close_in_grandchild(void) { need_error(EBADF, close(fd)); }

static SEEN void close_in_child(void) { need(!close(fd)); }

static void close_and_fork(void)
{
    close_in_child();
    in_child(close_in_grandchild);
}

int main(void)
{
    open_the_file();
    in_child(close_and_fork);
    need(!close(fd));
}
