/* connect() gives a datagram socket the address from which it reaches its peer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int here = dgram(family_of(ip)), there = know(bound(SOCK_DGRAM, ip, 0), "there");

        say("connect", dial(here, own(there)));
        know(here, "here");
        say_own("own", here);
        say_peer("peer", here);
        say_peer("there", there);
    }
}
