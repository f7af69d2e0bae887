/* Threads that make and close sockets all the time never meet another's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static void *churn(void *wrong)
{
    for (int i = 0; i < 300; i++) {
        int udp = i % 2, fd = udp ? bound(SOCK_DGRAM, "127.0.0.1", 0) : listener("::1", 0);
        if (option(fd, SOL_SOCKET, SO_DOMAIN) != (udp ? AF_INET : AF_INET6) ||
            option(fd, SOL_SOCKET, SO_TYPE) != (udp ? SOCK_DGRAM : SOCK_STREAM))
            ++*(long *)wrong;
        close(fd);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[4];
    long wrong[4] = {0};

    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, churn, &wrong[i]);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    say("wrong", wrong[0] + wrong[1] + wrong[2] + wrong[3]);
}
