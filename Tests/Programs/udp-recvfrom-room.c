/* recvfrom() cuts the address to its room.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int here = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);
    char byte;
    struct at from = {.length = 3};
    socklen_t negative = (socklen_t)-1;

    for (int i = 0; i < 4; i++)
        send_to(here, "x", own(there));
    settle();
    say("room for 3", recvfrom(there, &byte, 1, 0, &from.any, &from.length));
    say("length", from.length);
    say("length -1", recvfrom(there, &byte, 1, MSG_DONTWAIT, &from.any, &negative));
    say("length without address", recvfrom(there, &byte, 1, MSG_DONTWAIT, NULL, &from.length));
    say("left over", recvfrom(there, &byte, 1, MSG_DONTWAIT, NULL, NULL));
}
