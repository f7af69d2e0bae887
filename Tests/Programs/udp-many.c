/* 2,000 datagrams wait in the queue, and come out in order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int here = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);
    int room = 8 << 20, sent = 0, heard = 0, wrong = 0, number;

    setsockopt(there, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    need(dial(here, own(there)));
    for (int i = 0; i < 2000; i++)
        sent += send(here, &i, sizeof i, MSG_DONTWAIT) == sizeof i;
    say("sent", sent);
    settle();
    while (recv(there, &number, sizeof number, MSG_DONTWAIT) == sizeof number)
        wrong += number != heard++;
    say("heard", heard);
    say("out of order", wrong);
}
