/* A full queue drops; it neither blocks nor fails, and serves again when read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int here = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0), small = 5000, sent = 0,
        heard = 0;
    static char bytes[1000];

    setsockopt(there, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    need(dial(here, own(there)));
    for (int i = 0; i < 3000; i++)
        sent += send(here, bytes, sizeof bytes, 0) == sizeof bytes;
    say("sent", sent);
    settle();
    say_poll("sender", here);
    while (recv(there, bytes, sizeof bytes, MSG_DONTWAIT) > 0)
        heard++;
    claim("some arrived", heard > 0);
    claim("some were dropped", heard < 3000);
    tell(here, "afterwards");
    hear("then", there);
}
