/* Copies of a datagram socket are one socket.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = know(bound(SOCK_DGRAM, "127.0.0.1", 0), "here"), copy = dup(fd),
        there = know(bound(SOCK_DGRAM, "::1", 0), "there");
    struct at place = own(fd);

    need(dial(copy, own(bound(SOCK_DGRAM, "127.0.0.1", 0))));
    claim("connected through the copy",
          getpeername(fd, &(struct sockaddr){0}, &(socklen_t){0}) == 0);
    close(fd);
    say_own("own", copy);
    say("bind", bind_to(dgram(AF_INET), place));
    close(copy);
    say("bind", bind_to(dgram(AF_INET), place));
    say_own("there", there);
}
