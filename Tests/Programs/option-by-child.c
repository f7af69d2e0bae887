/* An option that a child sets is set for its parent too: it is one socket.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET);
    const pid_t child = fork();

    if (child == 0) {
        set_option(fd, IPPROTO_IP, IP_TTL, 10);
        set_option(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
        exit(0);
    }
    say_child("child", child);
    say("ttl", option(fd, IPPROTO_IP, IP_TTL));
    say("keepalive", option(fd, SOL_SOCKET, SO_KEEPALIVE));
}
