/* A socket without a peer has to be told where to send.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET);
    struct at there = own(bound(SOCK_DGRAM, "127.0.0.1", 0));

    say("send", tell(fd, "x"));
    say("write", write(fd, "x", 1));
    say("port 0", send_to(fd, "x", at("127.0.0.1", 0)));
    say("too short", sendto(fd, "x", 1, 0, &there.any, 15));
    say("other family", send_to(fd, "x", at("::1", 9)));
    say("NULL with a length", sendto(fd, "x", 1, 0, NULL, 16));
    say("v6 socket, v4 address", send_to(dgram(AF_INET6), "x", there));
    say("v6 socket, port 0", send_to(dgram(AF_INET6), "x", at("::1", 0)));
    there.any.sa_family = AF_UNSPEC;
    say("no family", send_to(fd, "x", there));
    say("no family, v6", sendto(dgram(AF_INET6), "x", 1, 0, &there.any, 28));
}
