/* A scope identifier on ::1 does not matter.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int listening = know(listener("::1", 0), "server"), fd = stream(AF_INET6);
    struct at to = own(listening);

    to.v6.sin6_scope_id = 1;
    say("connect with scope", dial(fd, to));
    struct at peer = {.length = sizeof peer.room};
    need(getpeername(fd, &peer.any, &peer.length));
    say_at("peer", peer);
    say("scope", peer.v6.sin6_scope_id);
    to = at("::1", 0);
    to.v6.sin6_scope_id = 1;
    say("bind with scope", bind_to(stream(AF_INET6), to));
    to.v6.sin6_flowinfo = htonl(0x12345);
    say("bind with flow", bind_to(stream(AF_INET6), to));
}
