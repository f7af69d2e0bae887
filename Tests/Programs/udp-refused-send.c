/* A connected socket learns at the next send that nobody was there, each second time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = dgram(family_of(ip));

        need(dial(fd, nobody(SOCK_DGRAM, ip)));
        for (int i = 0; i < 5; i++) {
            say("send", tell(fd, "x"));
            settle();
        }
    }
}
