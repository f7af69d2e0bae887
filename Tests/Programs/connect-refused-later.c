/* A non-blocking connect() learns by poll and SO_ERROR that it was refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = stream(family_of(ip)), listening = listener(ip, 0);
        struct at place = nobody(SOCK_STREAM, ip);

        nonblocking(fd);
        say("connect", dial(fd, place));
        say_poll("poll", fd);
        say_error("error", fd);
        say_error("error again", fd);
        say_poll("poll again", fd);
        say("connect", dial(fd, place));
        settle();
        say("the answer by connect", dial(fd, place));
        say("connect to somebody", dial(fd, own(listening)));
        settle();
        say_error("error", fd);
        say_poll("poll", fd);
    }
}
