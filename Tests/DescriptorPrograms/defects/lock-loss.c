/* A file is locked, opened once more to read it, and closed: the lock is gone.
 * finds: lock-loss
 * locked: lock_it
 * closed: look_into_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

static SEEN void lock_it(int fd) { need(!set_lock(fd, F_SETLK, F_WRLCK)); }

static SEEN void look_into_it(const char *path)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);

    need(fd != -1 && !close(fd));
}

int main(void)
{
    const int fd = a_file();

    lock_it(fd);
    need(is_locked(fd));
    look_into_it(path_of(fd).text);
    need(!is_locked(fd));
    need(!close(fd));
}
