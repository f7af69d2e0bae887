/* A closed watcher of files is told to watch.
 * finds: use-after-close
 * opened: make_the_watcher
 * closed: close_it
 * used: watch_with_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/inotify.h>

static SEEN int make_the_watcher(void) { return inotify_init1(IN_CLOEXEC); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void watch_with_it(int fd) { need_error(EBADF, inotify_add_watch(fd, "/", IN_CREATE)); }

int main(void)
{
    const int fd = make_the_watcher();

    need(fd != -1);
    close_it(fd);
    watch_with_it(fd);
}
