/* A reset wakes who waits in read, write and poll.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static void *read_here(void *fd)
{
    char byte;

    say("read", read(*(int *)fd, &byte, 1));
    return NULL;
}

int main(void)
{
    struct line line = line_on("127.0.0.1");
    pthread_t thread;

    pthread_create(&thread, NULL, read_here, &line.client);
    settle();
    reset(line.server);
    pthread_join(thread, NULL);
    say_poll("poll", line.client);
}
