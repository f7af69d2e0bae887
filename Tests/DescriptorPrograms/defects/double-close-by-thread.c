/* A file is closed by a thread, and then by the thread that made it.
 * finds: double-close
 * opened: open_the_file
 * closed: close_in_thread
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void *close_in_thread(void *fd)
{
    need(!close(*(int *)fd));
    return NULL;
}

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    int fd = open_the_file();
    pthread_t thread;

    need(!pthread_create(&thread, NULL, close_in_thread, &fd));
    need(!pthread_join(thread, NULL));
    close_it_again(fd);
}
