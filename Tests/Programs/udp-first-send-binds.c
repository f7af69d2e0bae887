/* The first send binds a datagram socket.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int here = dgram(family_of(ip)), there = bound(SOCK_DGRAM, ip, 0);
        struct at from = {.length = sizeof from.room};

        say_own("before", here);
        send_to(here, "x", own(there));
        claim("has a port", port_of(here) != 0);
        say_own("after", know(here, "here"));
        need(recvfrom(there, NULL, 0, 0, &from.any, &from.length));
        say_at("seen from", from);
    }
}
