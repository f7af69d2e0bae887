/* Where nobody listens connect() is refused, and the socket may try again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = stream(family_of(ip)), listening = know(listener(ip, 0), "server");

        say("nobody", dial(fd, nobody(SOCK_STREAM, ip)));
        say_error("error", fd);
        say_poll("poll", fd);
        say("bound, not listening", dial(fd, own(bound(SOCK_STREAM, ip, 0))));
        say("datagram's port", dial(fd, own(bound(SOCK_DGRAM, ip, 0))));
        say("port 0", dial(fd, at(ip, 0)));
        say("somebody", dial(fd, own(listening)));
        say_peer("peer", fd);
    }
}
