/* A datagram may be empty, and is not an end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int here = know(bound(SOCK_DGRAM, ip, 0), "here"), there = bound(SOCK_DGRAM, ip, 0);
        struct at from = {.length = sizeof from.room};
        char byte = 0;

        say("send", send_to(here, "", own(there)));
        say_poll("poll", there);
        say("receive", recvfrom(there, &byte, 1, 0, &from.any, &from.length));
        say_at("from", from);
        hear_with("again", there, 10, MSG_DONTWAIT);
        need(dial(here, own(there)));
        say("write", write(here, "", 0));
        say("send", send(here, NULL, 0, 0));
        settle();
        say("read", read(there, &byte, 1));
    }
}
