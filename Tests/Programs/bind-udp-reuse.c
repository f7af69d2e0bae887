/* With SO_REUSEADDR on both, two datagram sockets share a port, and the younger one hears.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int one = dgram(family_of(ip)), two = dgram(family_of(ip)), from = dgram(family_of(ip));

        set_option(one, SOL_SOCKET, SO_REUSEADDR, 1);
        need(bind_to(one, at(ip, 0)));
        say("two without", bind_to(two, own(one)));
        set_option(two, SOL_SOCKET, SO_REUSEADDR, 1);
        say("two with", bind_to(two, own(one)));
        say("send", send_to(from, "hello", own(one)));
        settle();
        hear_with("one", one, 100, MSG_DONTWAIT);
        hear_with("two", two, 100, MSG_DONTWAIT);
        close(two);
        say("send", send_to(from, "again", own(one)));
        hear("one", one);
    }
}
