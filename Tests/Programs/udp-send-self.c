/* A socket can send to itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = know(bound(SOCK_DGRAM, "127.0.0.1", 0), "self");
    struct at from = {.length = sizeof from.room};
    char bytes[10];

    say("send", send_to(fd, "echo", own(fd)));
    settle();
    say_bytes("receive", recvfrom(fd, bytes, 10, 0, &from.any, &from.length), bytes);
    say_at("from", from);
    say("connect", dial(fd, own(fd)));
    tell(fd, "again");
    hear("receive", fd);
}
