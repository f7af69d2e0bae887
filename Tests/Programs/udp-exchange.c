/* Unconnected datagram sockets hear from everybody and know from whom.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int here = know(bound(SOCK_DGRAM, ip, 0), "here"),
            there = know(bound(SOCK_DGRAM, ip, 0), "there");
        struct at from = {.length = sizeof from.room};
        char bytes[20];

        say("send", send_to(here, "hello", own(there)));
        settle();
        say_bytes("receive", recvfrom(there, bytes, 20, 0, &from.any, &from.length), bytes);
        say_at("from", from);
        say("length", from.length);
        say("answer", send_to(there, "hello yourself", from));
        hear("receive", here);
    }
}
