/* A non-blocking connect() is in progress first, then done, then EISCONN.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = stream(family_of(ip)), listening = know(listener(ip, 0), "server");

        nonblocking(fd);
        say("connect", dial(fd, own(listening)));
        claim("has a port at once", port_of(fd) != 0);
        say_poll("poll", fd);
        say_error("error", fd);
        say_peer("peer", fd);
        say("connect again", dial(fd, own(listening)));
        say("and again", dial(fd, own(listening)));
        did("accept", accept(listening, NULL, NULL));
    }
}
