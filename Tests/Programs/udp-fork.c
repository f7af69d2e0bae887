/* Parent and child take from one datagram queue.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);

    send_to(fd, "first", own(there));
    send_to(fd, "second", own(there));
    settle();
    const pid_t child = fork();
    if (child == 0) {
        hear("child", there);
        exit(0);
    }
    say_child("child", child);
    hear("parent", there);
    hear_with("parent again", there, 10, MSG_DONTWAIT);
}
