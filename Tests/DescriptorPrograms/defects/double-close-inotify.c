/* A watcher of files is closed twice.
 * finds: double-close
 * opened: make_the_watcher
 * closed: close_it
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/inotify.h>

static SEEN int make_the_watcher(void) { return inotify_init1(IN_CLOEXEC); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int fd = make_the_watcher();

    need(fd != -1);
    close_it(fd);
    close_it_again(fd);
}
