/* A new socket's flags, and what F_SETFL does to them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0),
        plain = stream(AF_INET);

    say("access mode", fcntl(plain, F_GETFL) & O_ACCMODE);
    say("O_NONBLOCK", (fcntl(plain, F_GETFL) & O_NONBLOCK) != 0);
    say("FD_CLOEXEC", fcntl(plain, F_GETFD));
    say("SOCK_NONBLOCK", (fcntl(fd, F_GETFL) & O_NONBLOCK) != 0);
    say("SOCK_CLOEXEC", fcntl(fd, F_GETFD));
    say("set", fcntl(fd, F_SETFL, 0));
    say("O_NONBLOCK", (fcntl(fd, F_GETFL) & O_NONBLOCK) != 0);
    say("connect, then blocking", dial(fd, own(listener("127.0.0.1", 0))));
}
