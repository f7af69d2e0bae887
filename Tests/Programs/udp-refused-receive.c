/* A connected socket learns at the next receive that nobody was there, once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = dgram(family_of(ip));

        need(dial(fd, nobody(SOCK_DGRAM, ip)));
        say("send", tell(fd, "x"));
        settle();
        say_poll("poll", fd);
        hear_with("receive", fd, 10, 0);
        hear_with("again", fd, 10, MSG_DONTWAIT);
        say_poll("poll", fd);
        say_peer("still connected", (know(fd, "here"), fd));
    }
}
