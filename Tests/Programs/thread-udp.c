/* A sender and a receiver thread on datagram sockets do not hold one another up.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

enum { MANY = 200 };
static int fd, there;
static void *receive(void *result)
{
    char bytes[10];

    for (int i = 0; i < MANY; i++)
        *(long *)result += recv(there, bytes, sizeof bytes, 0) == 4;
    return NULL;
}

int main(void)
{
    pthread_t thread;
    long heard = 0;

    fd = dgram(AF_INET);
    there = bound(SOCK_DGRAM, "127.0.0.1", 0);
    pthread_create(&thread, NULL, receive, &heard);
    for (int i = 0; i < MANY; i++) {
        need(send_to(fd, "ping", own(there)));
        usleep(50);
    }
    pthread_join(thread, NULL);
    say("heard", heard);
}
