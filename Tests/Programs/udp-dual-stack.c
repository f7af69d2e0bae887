/* An IPv6 datagram socket hears and answers IPv4.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int six = know(bound(SOCK_DGRAM, "::", 0), "six"),
        four = know(bound(SOCK_DGRAM, "127.0.0.1", 0), "four");
    struct at from = {.length = sizeof from.room};
    char bytes[10];

    send_to(four, "hello", at("127.0.0.1", port_of(six)));
    settle();
    say_bytes("six", recvfrom(six, bytes, 10, 0, &from.any, &from.length), bytes);
    say_at("from", from);
    say("answer", send_to(six, "answer", from));
    from.length = sizeof from.room;
    settle();
    say_bytes("four", recvfrom(four, bytes, 10, 0, &from.any, &from.length), bytes);
    say_at("from", from);
    need(set_option(six = dgram(AF_INET6), IPPROTO_IPV6, IPV6_V6ONLY, 1));
    say("v6-only to mapped", send_to(six, "x", at("::ffff:127.0.0.1", port_of(four))));
}
