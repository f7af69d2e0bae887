/* A connected datagram socket can be shut.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int there = bound(SOCK_DGRAM, "127.0.0.1", 0), fd = bound(SOCK_DGRAM, "127.0.0.1", 0);

    need(dial(fd, own(there)));
    say("shut write", shutdown(fd, SHUT_WR));
    say("send", tell(fd, "x"));
    say("poll", (say_poll("poll", fd), 0));
    say("shut read", shutdown(fd, SHUT_RD));
    hear_with("receive", fd, 10, MSG_DONTWAIT);
    say_poll("poll", fd);
    say("unconnected", shutdown(there, SHUT_RD));
    hear_with("unconnected, receive", there, 10, MSG_DONTWAIT);
}
