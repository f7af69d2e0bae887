/* A child connects to its parent, and each knows the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = know(listener("127.0.0.1", 0), "server");
    const pid_t child = fork();

    if (child == 0) {
        int client = dialled(own(fd));
        hear("child", client);
        know(client, "client");
        say_peer("child's peer", client);
        exit(0);
    }
    struct at from = {.length = sizeof from.room};
    int server = (int)need(accept(fd, &from.any, &from.length));
    say("from", ntohl(from.v4.sin_addr.s_addr) == INADDR_LOOPBACK);
    tell(server, "welcome");
    say_child("child", child);
}
