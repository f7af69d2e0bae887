/* 65,527 bytes are sent over IPv6, 65,528 are not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static char bytes[65600];
    int here = dgram(AF_INET6), there = bound(SOCK_DGRAM, "::1", 0);

    need(dial(here, own(there)));
    say("65527", send(here, bytes, 65527, 0));
    say("65528", send(here, bytes, 65528, 0));
    say("received", (settle(), recv(there, bytes, sizeof bytes, 0)));
}
