/* A socket that was not bound has the wildcard address and no port.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    say_own("tcp v4", stream(AF_INET));
    say_own("tcp v6", stream(AF_INET6));
    say_own("udp v4", dgram(AF_INET));
    say_own("udp v6", dgram(AF_INET6));
    struct at place = own(stream(AF_INET6));
    say("length", place.length);
    say("flow and scope", (long)(place.v6.sin6_flowinfo + place.v6.sin6_scope_id));
    place = own(stream(AF_INET));
    say("length", place.length);
}
