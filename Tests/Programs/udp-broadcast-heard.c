/* A broadcast reaches every socket on its port, and none that is bound to an address.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET), one = dgram(AF_INET), two = dgram(AF_INET), specific = dgram(AF_INET);
    const int all[] = {one, two, specific};

    for (int i = 0; i < 3; i++)
        set_option(all[i], SOL_SOCKET, SO_REUSEADDR, 1);
    need(bind_to(one, at("0.0.0.0", 0)));
    need(bind_to(two, own(one)));
    need(bind_to(specific, at("127.0.0.1", port_of(one))));
    need(set_option(fd, SOL_SOCKET, SO_BROADCAST, 1));
    say("send", send_to(fd, "all", at("127.255.255.255", port_of(one))));
    settle();
    hear_with("one", one, 10, MSG_DONTWAIT);
    hear_with("two", two, 10, MSG_DONTWAIT);
    hear_with("specific", specific, 10, MSG_DONTWAIT);
}
