/* shutdown() ends a listener: nobody is let in, and accept() fails.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = listener(ip, 0);
        struct at place = own(fd);

        say("shutdown", shutdown(fd, SHUT_RDWR));
        say("accept", accept(fd, NULL, NULL));
        say("connect", dial(stream(family_of(ip)), place));
        say("listen again", listen(fd, 5));
        did("connect", dialled(own(fd)));
        did("accept", accept(fd, NULL, NULL));
    }
}
