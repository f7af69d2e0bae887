/* The listener's O_NONBLOCK and FD_CLOEXEC are not handed on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = listener("127.0.0.1", 0);

    nonblocking(fd);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    dialled(own(fd));
    settle();
    int server = (int)need(accept(fd, NULL, NULL));
    say("O_NONBLOCK", (fcntl(server, F_GETFL) & O_NONBLOCK) != 0);
    say("FD_CLOEXEC", fcntl(server, F_GETFD));
    say("access mode", fcntl(server, F_GETFL) & O_ACCMODE);
}
