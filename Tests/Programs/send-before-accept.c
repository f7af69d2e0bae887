/* What a client sends before it is accepted waits for the server.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = listener(ip, 0), client = dialled(own(fd));

        say("send", tell(client, "early "));
        say("send", tell(client, "bird"));
        say_poll("client", client);
        shutdown(client, SHUT_WR);
        settle();
        int server = (int)need(accept(fd, NULL, NULL));
        hear("server", server);
        hear("end", server);
        say("answer", tell(server, "worm"));
        hear("client", client);
    }
}
