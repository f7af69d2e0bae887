/* Options that nobody knows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static const int levels[] = {SOL_SOCKET,   IPPROTO_TCP, IPPROTO_IP,
                                 IPPROTO_IPV6, IPPROTO_UDP, 12345};

    for (int kind = 0; kind < 4; kind++) {
        int fd =
            kind < 2 ? stream(kind ? AF_INET6 : AF_INET) : dgram(kind == 3 ? AF_INET6 : AF_INET);
        for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
            printf("kind %d level %d\n", kind, levels[i]);
            say("  set", set_option(fd, levels[i], 9999, 1));
            say("  get", option(fd, levels[i], 9999));
        }
    }
}
