/* A connected socket may send to somebody else, and stays connected.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int here = know(bound(SOCK_DGRAM, ip, 0), "here"),
            there = know(bound(SOCK_DGRAM, ip, 0), "there");
        int other = bound(SOCK_DGRAM, ip, 0);

        need(dial(here, own(there)));
        say("to other", send_to(here, "for other", own(other)));
        say("to peer", tell(here, "for peer"));
        hear("other", other);
        hear("there", there);
        say_peer("peer", here);
        say("other answers", send_to(other, "unheard", own(here)));
        settle();
        hear_with("here", here, 10, MSG_DONTWAIT);
    }
}
