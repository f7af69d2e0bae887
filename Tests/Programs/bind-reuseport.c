/* With SO_REUSEPORT on all of them any number of sockets listens on one port.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int one = stream(family_of(ip)), two = stream(family_of(ip)), three = stream(family_of(ip));

        set_option(one, SOL_SOCKET, SO_REUSEPORT, 1);
        set_option(two, SOL_SOCKET, SO_REUSEPORT, 1);
        need(bind_to(one, at(ip, 0)));
        need(listen(one, 5));
        say("two", bind_to(two, own(one)));
        say("two listens", listen(two, 5));
        say("three, without", bind_to(three, own(one)));
        set_option(three, SOL_SOCKET, SO_REUSEADDR, 1);
        say("three, with SO_REUSEADDR", bind_to(three, own(one)));
        set_option(three, SOL_SOCKET, SO_REUSEPORT, 1);
        say("three, with", bind_to(three, own(one)));
        say("three listens", listen(three, 5));
    }
}
