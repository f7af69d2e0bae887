/* The wildcard address takes the port of every address, and the other way.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        const char *any = family_of(ip) == AF_INET ? "0.0.0.0" : "::";
        int specific = listener(ip, 0), wildcard = listener(any, 0);

        say("wildcard after specific", bind_to(stream(family_of(ip)), at(any, port_of(specific))));
        say("specific after wildcard", bind_to(stream(family_of(ip)), at(ip, port_of(wildcard))));
        say("wildcard twice", bind_to(stream(family_of(ip)), own(wildcard)));
    }
}
