/* A thread reads what another has closed.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: read_in_thread
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void *read_in_thread(void *fd)
{
    char byte;

    need_error(EBADF, read(*(int *)fd, &byte, 1));
    return NULL;
}

int main(void)
{
    int fd = open_the_file();
    pthread_t thread;

    close_it(fd);
    need(!pthread_create(&thread, NULL, read_in_thread, &fd));
    need(!pthread_join(thread, NULL));
}
