/* A vfork() child, which shares its parent's memory, closes what the parent had closed.
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
    const pid_t child = vfork();
    if (!child) {
        close_in_child();
        _exit(0);
    }
    wait_for(child);
}
