/* AF_UNIX datagrams keep the kernel's own ways.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int pair[2];
    char bytes[10];

    need(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair));
    need(send(pair[0], "first", 5, 0));
    need(send(pair[0], "second", 6, 0));
    say_bytes("cut", recv(pair[1], bytes, 3, MSG_TRUNC), "first");
    hear("second", pair[1]);
    say("TCP option", set_option(pair[0], IPPROTO_TCP, 1, 1));
    say("SO_TYPE", option(pair[0], SOL_SOCKET, SO_TYPE));
    say("protocol", option(pair[0], SOL_SOCKET, SO_PROTOCOL));
    close(pair[0]);
    say("send to nobody", tell(pair[1], "x"));
}
