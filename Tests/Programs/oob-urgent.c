/* Urgent data: POLLPRI, the mark, MSG_OOB.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);
        int mark = -1;

        say("at mark, nothing", (ioctl(line.server, SIOCATMARK, &mark), mark));
        tell(line.client, "abc");
        say("urgent", send(line.client, "!", 1, MSG_OOB));
        tell(line.client, "def");
        say_poll("server", line.server);
        say("at mark", (ioctl(line.server, SIOCATMARK, &mark), mark));
        hear("up to the mark", line.server);
        say("at mark", (ioctl(line.server, SIOCATMARK, &mark), mark));
        hear_with("urgent", line.server, 10, MSG_OOB);
        hear_with("urgent again", line.server, 10, MSG_OOB);
        hear("behind it", line.server);
        say_poll("server", line.server);
    }
}
