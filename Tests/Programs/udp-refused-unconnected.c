/* An unconnected socket is not told that nobody was there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = dgram(family_of(ip));

        say("send", send_to(fd, "x", nobody(SOCK_DGRAM, ip)));
        settle();
        say("send", send_to(fd, "x", nobody(SOCK_DGRAM, ip)));
        say_error("error", fd);
        say_poll("poll", fd);
    }
}
