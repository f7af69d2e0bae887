/* SOCK_NONBLOCK and SOCK_CLOEXEC at birth.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static const int flags[] = {0, SOCK_NONBLOCK, SOCK_CLOEXEC, SOCK_NONBLOCK | SOCK_CLOEXEC};

    for (int i = 0; i < 8; i++) {
        int fd = (int)need(socket(i < 4 ? AF_INET : AF_INET6,
                                  (i % 2 ? SOCK_STREAM : SOCK_DGRAM) | flags[i % 4], 0));
        printf("O_NONBLOCK %d, FD_CLOEXEC %d\n", (fcntl(fd, F_GETFL) & O_NONBLOCK) != 0,
               fcntl(fd, F_GETFD));
    }
}
