/* select() through the life of a connection.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct line line = line_on(ip);

        for (int step = 0; step < 5; step++) {
            struct timeval now = {0};
            fd_set in, out, pri;

            if (step == 1)
                tell(line.client, "x");
            else if (step == 2)
                send(line.client, "!", 1, MSG_OOB);
            else if (step == 3)
                shutdown(line.client, SHUT_WR);
            else if (step == 4)
                reset(line.client);
            settle();
            FD_ZERO(&in);
            FD_ZERO(&out);
            FD_ZERO(&pri);
            FD_SET(line.server, &in);
            FD_SET(line.server, &out);
            FD_SET(line.server, &pri);
            say("select", select(line.server + 1, &in, &out, &pri, &now));
            printf("read %d write %d except %d\n", FD_ISSET(line.server, &in) != 0,
                   FD_ISSET(line.server, &out) != 0, FD_ISSET(line.server, &pri) != 0);
        }
    }
}
