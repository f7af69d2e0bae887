/* A reader is not disturbed by a close() of its descriptor in another thread; data reaches it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static void *read_here(void *fd)
{
    char byte;

    return (void *)read(*(int *)fd, &byte, 1);
}

int main(void)
{
    struct line line = line_on("127.0.0.1");
    pthread_t thread;
    void *heard = NULL;

    pthread_create(&thread, NULL, read_here, &line.server);
    settle();
    say("close", close(line.server));
    tell(line.client, "x");
    pthread_join(thread, &heard);
    say("read", (long)heard);
    settle();
    hear("then", line.client);
}
