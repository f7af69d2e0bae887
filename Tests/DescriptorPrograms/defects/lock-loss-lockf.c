/* The same with lockf().
 * finds: lock-loss
 * locked: lock_it
 * closed: look_into_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

static SEEN void lock_it(int fd) { need(!lockf(fd, F_TLOCK, 0)); }

static SEEN void look_into_it(const char *path)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);

    need(fd != -1 && !close(fd));
}

int main(void)
{
    const int fd = a_file();

    lock_it(fd);
    look_into_it(path_of(fd).text);
    need(!is_locked(fd));
    need(!close(fd));
}
