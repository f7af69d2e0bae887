/* Without a client a non-blocking accept() says EAGAIN, and one with SO_RCVTIMEO too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = listener(ip, 0);
        const struct timeval soon = {.tv_usec = 50000};

        setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon);
        say("with a timeout", accept(fd, NULL, NULL));
        nonblocking(fd);
        say("non-blocking", accept(fd, NULL, NULL));
        say("accept4", accept4(fd, NULL, NULL, SOCK_CLOEXEC));
    }
}
