/* A child sweeps its descriptors, which is right, and then closes one of them by name.
 * finds: double-close
 * opened: open_the_file
 * closed: sweep
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int fd;

static SEEN void open_the_file(void) { fd = a_file(); }

static SEEN void sweep(void)
{
    for (int number = 3; number < 256; number++)
        close(number);
}

static SEEN void close_it_again(void) { need_error(EBADF, close(fd)); }

static void become_a_daemon(void)
{
    sweep();
    close_it_again();
}

int main(void)
{
    open_the_file();
    in_child(become_a_daemon);
    need(!close(fd));
}
