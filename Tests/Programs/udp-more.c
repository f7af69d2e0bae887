/* MSG_MORE makes one datagram of several sends.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);

    need(dial(fd, own(there)));
    say("more", send(fd, "one ", 4, MSG_MORE));
    say("more", send(fd, "two ", 4, MSG_MORE));
    settle();
    hear_with("not yet", there, 100, MSG_DONTWAIT);
    say("last", send(fd, "three", 5, 0));
    hear("one datagram", there);
}
