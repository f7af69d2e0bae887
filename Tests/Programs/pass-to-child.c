/* A listener is passed to a child that accepts from it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "pass.h"

int main(void)
{
    int unix_pair[2];

    need(socketpair(AF_UNIX, SOCK_DGRAM, 0, unix_pair));
    const pid_t child = fork();
    if (child == 0) {
        int got[1];
        say("receive", take(unix_pair[1], got, 1));
        know(got[0], "server");
        say_own("own", got[0]);
        say("listens", option(got[0], SOL_SOCKET, SO_ACCEPTCONN));
        tell((int)need(accept(got[0], NULL, NULL)), "from the child");
        exit(0);
    }
    int fd = listener("127.0.0.1", 0);
    struct at place = own(fd);
    need(pass(unix_pair[0], &fd, 1));
    close(fd);
    hear("client", dialled(place));
    say_child("child", child);
    say("nobody now", dial(stream(AF_INET), place));
}
