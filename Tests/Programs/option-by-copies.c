/* An option set through one descriptor is seen through its copies, and after fork.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET), copy = dup(fd);

    need(set_option(fd, IPPROTO_TCP, 1 /* TCP_NODELAY */, 1));
    need(set_option(fd, IPPROTO_IP, IP_TTL, 9));
    say("nodelay by the copy", option(copy, IPPROTO_TCP, 1));
    close(fd);
    say("ttl by the copy", option(copy, IPPROTO_IP, IP_TTL));
    const pid_t child = fork();
    if (child == 0) {
        say("ttl in the child", option(copy, IPPROTO_IP, IP_TTL));
        exit(0);
    }
    say_child("child", child);
}
