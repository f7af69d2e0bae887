/* Privileged options: refused to ordinary users, kept for root.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET);

    say("SO_MARK default", option(fd, SOL_SOCKET, SO_MARK));
    claim("SO_MARK", (set_option(fd, SOL_SOCKET, SO_MARK, 7) == 0) == (geteuid() == 0));
    claim("SO_MARK kept", option(fd, SOL_SOCKET, SO_MARK) == (geteuid() == 0 ? 7 : 0));
    claim("SO_RCVBUFFORCE",
          (set_option(fd, SOL_SOCKET, SO_RCVBUFFORCE, 100000) == 0) == (geteuid() == 0));
    claim("IP_TRANSPARENT",
          (set_option(fd, IPPROTO_IP, IP_TRANSPARENT, 1) == 0) == (geteuid() == 0));
    claim("SO_PRIORITY 7", (set_option(fd, SOL_SOCKET, SO_PRIORITY, 7) == 0) == (geteuid() == 0));
}
