/* A blocking receive on a connected socket ends when nobody was there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static int fd;
static void *speak(void *none)
{
    usleep(50000);
    tell(fd, "x");
    return none;
}

int main(void)
{
    pthread_t thread;
    char byte;

    fd = dgram(AF_INET);
    need(dial(fd, nobody(SOCK_DGRAM, "127.0.0.1")));
    pthread_create(&thread, NULL, speak, NULL);
    say("receive", recv(fd, &byte, 1, 0));
    pthread_join(thread, NULL);
}
