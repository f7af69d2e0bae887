/* A thread is cancelled in read(); its cleanup closes what it read from.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../threads.h"

static SEEN void close_it(void *fd) { need(!close(*(int *)fd)); }

static SEEN void *read_in_thread(void *fd)
{
    char byte;

    pthread_cleanup_push(close_it, fd);
    about_to_call();
    need(read(*(int *)fd, &byte, 1) == 1);
    pthread_cleanup_pop(1);
    return NULL;
}

int main(void)
{
    pthread_t thread;
    void *result;
    int ends[2];

    need(!pipe2(ends, O_CLOEXEC));
    need(!pthread_create(&thread, NULL, read_in_thread, &ends[0]));
    wait_until_in_call();
    need(!pthread_cancel(thread) && !pthread_join(thread, &result));
    need(result == PTHREAD_CANCELED && !close(ends[1]));
}
