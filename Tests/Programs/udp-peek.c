/* MSG_PEEK looks at a datagram and leaves it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int here = know(bound(SOCK_DGRAM, ip, 0), "here"), there = bound(SOCK_DGRAM, ip, 0);
        struct at from = {.length = sizeof from.room};
        char bytes[20];

        send_to(here, "first", own(there));
        send_to(here, "second", own(there));
        settle();
        hear_with("peek", there, 10, MSG_PEEK);
        say_bytes("peek 3", recvfrom(there, bytes, 3, MSG_PEEK, &from.any, &from.length), bytes);
        say_at("from", from);
        hear_with("take", there, 10, 0);
        hear_with("peek", there, 10, MSG_PEEK);
        hear_with("take", there, 10, 0);
    }
}
