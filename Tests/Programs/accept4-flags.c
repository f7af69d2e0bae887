/* SOCK_NONBLOCK and SOCK_CLOEXEC belong to the new socket; other flags are refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static const int flags[] = {0, SOCK_NONBLOCK, SOCK_CLOEXEC, SOCK_NONBLOCK | SOCK_CLOEXEC};
    int fd = listener("127.0.0.1", 0);

    for (size_t i = 0; i < 4; i++) {
        dialled(own(fd));
        int server = (int)need(accept4(fd, NULL, NULL, flags[i]));
        say("O_NONBLOCK", (fcntl(server, F_GETFL) & O_NONBLOCK) != 0);
        say("FD_CLOEXEC", fcntl(server, F_GETFD));
    }
    dialled(own(fd));
    say("flag 1", accept4(fd, NULL, NULL, 1));
    did("still there", accept(fd, NULL, NULL));
}
