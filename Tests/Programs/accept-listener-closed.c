/* Who waits in the queue of a listener that closes is reset.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = listener(ip, 0), client = dialled(own(fd));
        struct at place = own(fd);

        close(fd);
        settle();
        say_poll("client", client);
        hear("read", client);
        hear("read again", client);
        say("write", tell(client, "hello"));
        say("another client", dial(stream(family_of(ip)), place));
    }
}
