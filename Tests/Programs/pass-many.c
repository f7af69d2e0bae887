/* 7 and 253 sockets are passed in one message, 254 are too many.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "pass.h"

int main(void)
{
    static int out[254], got[254];
    int unix_pair[2], fd = bound(SOCK_DGRAM, "127.0.0.1", 0);
    static const size_t counts[] = {7, 253, 254};

    know(fd, "datagram");
    need(socketpair(AF_UNIX, SOCK_STREAM, 0, unix_pair));
    for (int i = 0; i < 254; i++)
        out[i] = i % 2 ? stream(AF_INET6) : fd;
    for (size_t i = 0; i < 3; i++) {
        say("send", pass(unix_pair[0], out, counts[i]));
        if (i == 2)
            break;
        say("receive", take(unix_pair[1], got, counts[i]));
        say_own("the first", got[0]);
        say("the second's domain", option(got[1], SOL_SOCKET, SO_DOMAIN) == AF_INET6);
        say_own("the last", got[counts[i] - 1]);
        for (size_t k = 0; k < counts[i]; k++)
            close(got[k]);
    }
}
