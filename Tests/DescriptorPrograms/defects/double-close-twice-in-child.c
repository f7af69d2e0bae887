/* A child closes twice what it inherited; its parent closes its own once.
 * finds: double-close
 * opened: open_the_file
 * closed: close_in_child
 * again: close_in_child_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int fd;

static SEEN void open_the_file(void) { fd = a_file(); }

static SEEN void close_in_child(void) { need(!close(fd)); }

static SEEN void close_in_child_again(void) { need_error(EBADF, close(fd)); }

static void close_twice(void)
{
    close_in_child();
    close_in_child_again();
}

int main(void)
{
    open_the_file();
    in_child(close_twice);
    need(!close(fd));
}
