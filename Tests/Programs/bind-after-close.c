/* A closed socket leaves its port at once when nobody was connected.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = listener(ip, 0);
        struct at place = own(fd);

        close(fd);
        fd = stream(family_of(ip));
        say("bind", bind_to(fd, place));
        say("listen", listen(fd, 5));
        say_at("where", (know(fd, "again"), own(fd)));
    }
}
