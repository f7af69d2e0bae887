/* A socket is bound once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = know(bound(SOCK_STREAM, ip, 0), "first");

        say("another port", bind_to(fd, at(ip, 0)));
        say("the same port", bind_to(fd, own(fd)));
        say_own("still", fd);
        say("datagram", bind_to(bound(SOCK_DGRAM, ip, 0), at(ip, 0)));
    }
}
