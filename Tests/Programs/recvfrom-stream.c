/* On a stream recvfrom() leaves the address alone and says that its length is 0.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);
        struct at from = at("127.0.0.9", 9);
        char bytes[10];

        from.length = sizeof from.room;
        tell(line.client, "hello");
        settle();
        say_bytes("received", recvfrom(line.server, bytes, 10, 0, &from.any, &from.length), bytes);
        say("length", from.length);
        say("family", from.any.sa_family == AF_INET);
    }
}
