/* A locked file is read through a stream of its own, whose end is the lock's.
 * finds: lock-loss
 * locked: lock_it
 * closed: read_the_header
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

static SEEN void lock_it(int fd) { need(!set_lock(fd, F_SETLKW, F_RDLCK)); }

static SEEN void read_the_header(const char *path)
{
    FILE *stream = fopen(path, "re");

    need(stream && getc(stream) == EOF && !fclose(stream));
}

int main(void)
{
    const int fd = a_file();

    lock_it(fd);
    read_the_header(path_of(fd).text);
    need(!is_locked(fd));
    need(!close(fd));
}
