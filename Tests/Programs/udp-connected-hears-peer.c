/* A connected datagram socket hears its peer only, also what came before.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int here = bound(SOCK_DGRAM, ip, 0), friend = bound(SOCK_DGRAM, ip, 0);
        int stranger = bound(SOCK_DGRAM, ip, 0);

        send_to(stranger, "before", own(here));
        settle();
        need(dial(here, own(friend)));
        say("a stranger sends", send_to(stranger, "strange", own(here)));
        say("the friend sends", send_to(friend, "friendly", own(here)));
        settle();
        hear_with("first", here, 100, MSG_DONTWAIT);
        hear_with("second", here, 100, MSG_DONTWAIT);
        hear_with("third", here, 100, MSG_DONTWAIT);
    }
}
