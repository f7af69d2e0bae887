/* connect() again changes the peer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int here = know(bound(SOCK_DGRAM, "127.0.0.1", 0), "here");
    int one = know(bound(SOCK_DGRAM, "127.0.0.1", 0), "one"),
        two = know(bound(SOCK_DGRAM, "127.0.0.1", 0), "two");

    say("to one", dial(here, own(one)));
    tell(here, "first");
    say("to two", dial(here, own(two)));
    tell(here, "second");
    hear("one", one);
    hear("two", two);
    say_peer("peer", here);
    say_own("own", here);
    send_to(one, "from one", own(here));
    send_to(two, "from two", own(here));
    settle();
    hear_with("here", here, 100, MSG_DONTWAIT);
    hear_with("here", here, 100, MSG_DONTWAIT);
}
