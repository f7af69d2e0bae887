/* 65,507 bytes are sent over IPv4, 65,508 are not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static char bytes[65600];
    int here = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);

    const struct at to = own(there);

    need(dial(here, own(there)));
    say("65507", send(here, bytes, 65507, 0));
    say("65508", send(here, bytes, 65508, 0));
    say("65600", sendto(here, bytes, 65600, 0, &to.any, to.length));
    say("received", (settle(), recv(there, bytes, sizeof bytes, 0)));
    hear_with("nothing more", there, 10, MSG_DONTWAIT);
}
