/* TCP does not connect to a broadcast address.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int listening = listener("0.0.0.0", 0), udp = dgram(AF_INET);

    say("tcp", dial(stream(AF_INET), at("127.255.255.255", port_of(listening))));
    say("udp", dial(udp, at("127.255.255.255", 9)));
    need(set_option(udp, SOL_SOCKET, SO_BROADCAST, 1));
    say("udp asked", dial(udp, at("127.255.255.255", 9)));
    say_poll("listener", listening);
}
