/* connect() with AF_UNSPEC makes a socket hear everybody again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct sockaddr none = {.sa_family = AF_UNSPEC};
        /* An own port of its choice: one that the kernel chose would be given back. */
        const int port = port_in(nobody(SOCK_DGRAM, ip));
        int here = know(bound(SOCK_DGRAM, ip, port), "here"), there = bound(SOCK_DGRAM, ip, 0);
        int other = bound(SOCK_DGRAM, ip, 0);

        need(dial(here, own(there)));
        say("disconnect", connect(here, &none, sizeof none));
        say_peer("peer", here);
        say_own("own", here);
        say("send", tell(here, "x"));
        send_to(other, "hello", own(here));
        hear("here", here);
    }
}
