/* One thread opens files, and another closes them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

enum { FILES = 100 };

static SEEN void *close_what_comes(void *from)
{
    int fd;

    while (read(*(int *)from, &fd, sizeof fd) == sizeof fd)
        need(write(fd, "x", 1) == 1 && !close(fd));
    return NULL;
}

int main(void)
{
    int ends[2];
    pthread_t thread;

    need(!pipe2(ends, O_CLOEXEC));
    need(!pthread_create(&thread, NULL, close_what_comes, &ends[0]));
    for (int i = 0; i < FILES; i++) {
        const int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);

        need(write(ends[1], &fd, sizeof fd) == sizeof fd);
    }
    need(!close(ends[1]) && !pthread_join(thread, NULL) && !close(ends[0]));
}
