/* A vfork() child closes twice what it inherited. It shares its parent's memory, but not the
 * parent's descriptors: the parent's close is its first, and right.
 * finds: double-close
 * opened: open_the_file
 * closed: close_in_child
 * again: close_in_child_again
 * count: 1
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int fd;

static SEEN void open_the_file(void) { fd = a_file(); }

static SEEN void close_in_child(void) { need(!close(fd)); }

static SEEN void close_in_child_again(void) { need_error(EBADF, close(fd)); }

static SEEN void close_in_parent(void) { need(!close(fd)); }

int main(void)
{
    open_the_file();
    const pid_t child = vfork();
    if (!child) {
        close_in_child();
        close_in_child_again();
        _exit(0);
    }
    wait_for(child);
    close_in_parent();
}
