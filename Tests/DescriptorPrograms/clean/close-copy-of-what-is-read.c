/* A thread sits in read() of one number, while another closes a copy of it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../threads.h"

static SEEN void *read_in_thread(void *fd)
{
    char byte;

    about_to_call();
    need(read(*(int *)fd, &byte, 1) == 1);
    return NULL;
}

int main(void)
{
    pthread_t thread;
    int ends[2];

    need(!pipe2(ends, O_CLOEXEC));
    const int copy = fcntl(ends[0], F_DUPFD_CLOEXEC, 0);
    need(!pthread_create(&thread, NULL, read_in_thread, &ends[0]));
    wait_until_in_call();
    need(!close(copy));
    need(write(ends[1], "x", 1) == 1 && !pthread_join(thread, NULL));
    need(!close(ends[0]) && !close(ends[1]));
}
