/* A peer that closes refuses what is sent to it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int there = bound(SOCK_DGRAM, "127.0.0.1", 0), here = dgram(AF_INET);

    need(dial(here, own(there)));
    say("send", tell(here, "x"));
    close(there);
    say("send", tell(here, "x"));
    settle();
    say("send", tell(here, "x"));
}
