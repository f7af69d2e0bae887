/* The side that closes first keeps its port for a minute, for who does not set SO_REUSEADDR.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = listener("127.0.0.1", 0);
    struct line line = line_to(fd);
    struct at place = own(fd);

    close(fd);
    close(line.server);
    settle();
    close(line.client);
    settle();
    fd = stream(AF_INET);
    say("without SO_REUSEADDR", bind_to(fd, place));
    close(fd);
    fd = stream(AF_INET);
    set_option(fd, SOL_SOCKET, SO_REUSEADDR, 1);
    say("with, but the first had not", bind_to(fd, place));
}
