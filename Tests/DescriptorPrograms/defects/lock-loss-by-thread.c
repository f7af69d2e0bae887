/* One thread holds a lock, and another closes a descriptor of the same file.
 * finds: lock-loss
 * locked: lock_it
 * closed: look_in_thread
 * SPDX-License-Identifier: Apache-2.0 */
#include "../lock.h"

static SEEN void lock_it(int fd) { need(!set_lock(fd, F_SETLK, F_WRLCK)); }

static SEEN void *look_in_thread(void *path)
{
    const int fd = open(path, O_RDWR | O_CLOEXEC);

    need(fd != -1 && !close(fd));
    return NULL;
}

int main(void)
{
    const int fd = a_file();
    struct path path = path_of(fd);
    pthread_t thread;

    lock_it(fd);
    need(!pthread_create(&thread, NULL, look_in_thread, path.text));
    need(!pthread_join(thread, NULL));
    need(!is_locked(fd));
    need(!close(fd));
}
