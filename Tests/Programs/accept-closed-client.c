/* A client that has sent and closed is accepted and heard.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = listener(ip, 0), client = dialled(own(fd));

        tell(client, "and gone");
        close(client);
        settle();
        say_poll("listener", fd);
        int server = (int)need(accept(fd, NULL, NULL));
        hear("data", server);
        hear("end", server);
        say_peer("its name", (know(server, "server"), server));
    }
}
