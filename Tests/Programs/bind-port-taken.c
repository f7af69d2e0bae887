/* A port that another socket has, listening or not, cannot be bound.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int idle = bound(SOCK_STREAM, ip, 0), busy = listener(ip, 0);
        int fd = stream(family_of(ip));

        say("bound", bind_to(fd, own(idle)));
        say("listening", bind_to(fd, own(busy)));
        say("datagram", bind_to(dgram(family_of(ip)), own(bound(SOCK_DGRAM, ip, 0))));
        say("a free port then", bind_to(fd, at(ip, 0)));
    }
}
