/* Programs built with _FORTIFY_SOURCE receive by other names of the same calls.
 * cc: -D_FORTIFY_SOURCE=3
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static volatile size_t room = 20; /* volatile: the compiler must not know */
    struct line line = line_on("127.0.0.1");
    int udp = bound(SOCK_DGRAM, "127.0.0.1", 0);
    struct at from = {.length = sizeof from.room};
    char *bytes = malloc(room);

    tell(line.client, "read recv recvfrom");
    settle();
    say_bytes("read", read(line.server, bytes, room - 16), bytes);
    say_bytes("recv", recv(line.server, bytes, room - 15, 0), bytes);
    say_bytes("recvfrom", recvfrom(line.server, bytes, room, 0, &from.any, &from.length), bytes);
    say("length", from.length);
    send_to(know(bound(SOCK_DGRAM, "127.0.0.1", 0), "sender"), "datagram", own(udp));
    from.length = sizeof from.room;
    settle();
    say_bytes("recvfrom", recvfrom(udp, bytes, room, 0, &from.any, &from.length), bytes);
    say_at("from", from);
    free(bytes);
}
