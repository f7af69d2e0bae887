/* A client bound to the wildcard address gets a real one when it connects.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int listening = know(listener(ip, 0), "server");
        int fd = know(bound(SOCK_STREAM, family_of(ip) == AF_INET ? "0.0.0.0" : "::", 0), "client");

        say_own("before", fd);
        need(dial(fd, own(listening)));
        say_own("after", fd);
        say_peer("seen from", (int)need(accept(listening, NULL, NULL)));
    }
}
