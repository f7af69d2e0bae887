/* A pipe's end is closed by one thread while another sits in read(), and is not woken by it.
 * finds: close-race
 * opened: make_the_pipe
 * closed: close_it
 * reader: read_in_thread
 * SPDX-License-Identifier: Apache-2.0 */
#include "../threads.h"

static SEEN void make_the_pipe(int *ends) { need(!pipe2(ends, O_CLOEXEC)); }

static SEEN void *read_in_thread(void *fd)
{
    char byte;

    about_to_call();
    need(read(*(int *)fd, &byte, 1) == 1);
    return NULL;
}

static SEEN void close_it(int fd) { need(!close(fd)); }

int main(void)
{
    pthread_t thread;
    int ends[2];

    make_the_pipe(ends);
    need(!pthread_create(&thread, NULL, read_in_thread, &ends[0]));
    wait_until_in_call();
    close_it(ends[0]);
    need(write(ends[1], "x", 1) == 1 && !pthread_join(thread, NULL));
    need(!close(ends[1]));
}
