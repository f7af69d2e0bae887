/* dup3() and F_DUPFD_CLOEXEC set FD_CLOEXEC, the others do not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET);

    say("dup3", dup3(fd, 60, O_CLOEXEC));
    say("cloexec", fcntl(60, F_GETFD));
    say("dup3 to itself", dup3(fd, fd, O_CLOEXEC));
    say("dup2 to itself", dup2(fd, fd) == fd);
    say("dup3, flag 1", dup3(fd, 61, 1));
    say("F_DUPFD", fcntl(fd, F_DUPFD, 70));
    say("cloexec", fcntl(70, F_GETFD));
    say("F_DUPFD again", fcntl(fd, F_DUPFD, 70));
    say("F_DUPFD_CLOEXEC", fcntl(fd, F_DUPFD_CLOEXEC, 80));
    say("cloexec", fcntl(80, F_GETFD));
    say("F_DUPFD, beyond the limit", fcntl(fd, F_DUPFD, 1 << 30));
    say("dup of a closed one", dup(500));
    say("domain by a copy", option(80, SOL_SOCKET, SO_DOMAIN));
    fcntl(80, F_SETFL, O_NONBLOCK);
    say("O_NONBLOCK is shared", (fcntl(fd, F_GETFL) & O_NONBLOCK) != 0);
}
