/* SO_REUSEPORT spreads datagrams over sockets, one sender always to the same.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int a = dgram(AF_INET), b = dgram(AF_INET), count[2] = {0}, mixed = 0;

    set_option(a, SOL_SOCKET, SO_REUSEPORT, 1);
    set_option(b, SOL_SOCKET, SO_REUSEPORT, 1);
    need(bind_to(a, at("127.0.0.1", 0)));
    need(bind_to(b, own(a)));
    for (int i = 0; i < 64; i++) {
        int from = dgram(AF_INET), heard_a = 0, heard_b = 0;
        char bytes[10];
        send_to(from, "one", own(a));
        send_to(from, "two", own(a));
        usleep(1000);
        while (recv(a, bytes, 10, MSG_DONTWAIT) > 0)
            heard_a++;
        while (recv(b, bytes, 10, MSG_DONTWAIT) > 0)
            heard_b++;
        count[0] += heard_a;
        count[1] += heard_b;
        mixed += heard_a && heard_b;
        close(from);
    }
    say("in all", count[0] + count[1]);
    claim("both heard some", count[0] && count[1]);
    say("senders heard by both", mixed);
}
