/* shutdown() wakes a thread that waits for data, stream or datagram.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static void *wait_here(void *fd)
{
    char byte;

    return (void *)recv(*(int *)fd, &byte, 1, 0);
}

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int udp = bound(SOCK_DGRAM, "127.0.0.1", 0), fds[2] = {line.client, udp};

    need(dial(udp, own(bound(SOCK_DGRAM, "127.0.0.1", 0))));
    for (int i = 0; i < 2; i++) {
        pthread_t thread;
        void *heard = NULL;

        pthread_create(&thread, NULL, wait_here, &fds[i]);
        settle();
        say("shutdown", shutdown(fds[i], SHUT_RD));
        pthread_join(thread, &heard);
        say("recv", (long)heard);
    }
}
