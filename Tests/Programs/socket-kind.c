/* SO_DOMAIN, SO_TYPE, SO_PROTOCOL and SO_ACCEPTCONN say what a socket is, and cannot be set.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    const int fds[] = {stream(AF_INET), stream(AF_INET6),         dgram(AF_INET),
                       dgram(AF_INET6), listener("127.0.0.1", 0), line_on("::1").server};

    for (size_t i = 0; i < sizeof fds / sizeof *fds; i++)
        printf("domain %d type %d protocol %d listens %d\n", option(fds[i], SOL_SOCKET, SO_DOMAIN),
               option(fds[i], SOL_SOCKET, SO_TYPE), option(fds[i], SOL_SOCKET, SO_PROTOCOL),
               option(fds[i], SOL_SOCKET, SO_ACCEPTCONN));
    say("set SO_TYPE", set_option(fds[0], SOL_SOCKET, SO_TYPE, 1));
    say("set SO_DOMAIN", set_option(fds[0], SOL_SOCKET, SO_DOMAIN, 1));
    say("set SO_PROTOCOL", set_option(fds[0], SOL_SOCKET, SO_PROTOCOL, 1));
    say("set SO_ACCEPTCONN", set_option(fds[0], SOL_SOCKET, SO_ACCEPTCONN, 1));
    say("set SO_ERROR", set_option(fds[0], SOL_SOCKET, SO_ERROR, 1));
}
