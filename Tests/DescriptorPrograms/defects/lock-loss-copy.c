/* A copy of a locked descriptor is closed, which ends the lock too.
 * finds: lock-loss
 * locked: lock_it
 * closed: close_the_copy
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

static SEEN void lock_it(int fd) { need(!set_lock(fd, F_SETLK, F_WRLCK)); }

static SEEN void close_the_copy(int fd) { need(!close(fd)); }

int main(void)
{
    const int fd = a_file(), copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);

    lock_it(fd);
    close_the_copy(copy);
    need(!is_locked(fd));
    need(!close(fd));
}
