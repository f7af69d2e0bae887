/* UDP_CORK makes one datagram of several sends.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);

    need(dial(fd, own(there)));
    say("cork", set_option(fd, IPPROTO_UDP, 1 /* UDP_CORK */, 1));
    tell(fd, "held ");
    tell(fd, "back");
    say("uncork", set_option(fd, IPPROTO_UDP, 1, 0));
    hear("one datagram", there);
    settle();
    hear_with("nothing more", there, 20, MSG_DONTWAIT);
}
