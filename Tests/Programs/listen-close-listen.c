/* A server stops and starts ten times on one port, with a client each time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        struct at place = nobody(SOCK_STREAM, ip);
        int served = 0;

        for (int i = 0; i < 10; i++) {
            int fd = stream(family_of(ip));
            need(set_option(fd, SOL_SOCKET, SO_REUSEADDR, 1));
            need(bind_to(fd, place));
            need(listen(fd, 5));
            struct line line = line_to(fd);
            tell(line.client, "x");
            char byte;
            served += read(line.server, &byte, 1) == 1;
            close(line.server);
            close(line.client);
            close(fd);
        }
        say("served", served);
        say("stopped", dial(stream(family_of(ip)), place));
    }
}
