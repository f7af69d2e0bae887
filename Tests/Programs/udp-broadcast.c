/* Broadcasting has to be asked for.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET), there = bound(SOCK_DGRAM, "0.0.0.0", 0);

    say("127.255.255.255", send_to(fd, "x", at("127.255.255.255", port_of(there))));
    say("connect", dial(fd, at("127.255.255.255", port_of(there))));
    say("255.255.255.255", send_to(fd, "x", at("255.255.255.255", port_of(there))));
    need(set_option(fd, SOL_SOCKET, SO_BROADCAST, 1));
    say("127.255.255.255 asked", send_to(fd, "all", at("127.255.255.255", port_of(there))));
    hear("heard", there);
}
