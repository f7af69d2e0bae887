/* The wildcard address as a destination is this machine.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int four = know(listener("127.0.0.1", 0), "server"), six = know(listener("::1", 0), "server"),
        fd;

    fd = know(dialled(at("0.0.0.0", port_of(four))), "client");
    say_peer("v4 peer", fd);
    say_own("v4 own", fd);
    fd = know(dialled(at("::", port_of(six))), "client");
    say_peer("v6 peer", fd);
    say_own("v6 own", fd);
    fd = know(dialled(at("::ffff:0.0.0.0", port_of(four))), "client");
    say_peer("mapped peer", fd);
    fd = dgram(AF_INET);
    need(dial(fd, at("0.0.0.0", 9)));
    say_peer("udp peer", fd);
}
