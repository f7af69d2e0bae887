/* A server gives each peer a connected socket on its own port.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int server = dgram(AF_INET), child = dgram(AF_INET), one = bound(SOCK_DGRAM, "127.0.0.1", 0);
    int two = bound(SOCK_DGRAM, "127.0.0.1", 0);

    set_option(server, SOL_SOCKET, SO_REUSEADDR, 1);
    set_option(child, SOL_SOCKET, SO_REUSEADDR, 1);
    need(bind_to(server, at("127.0.0.1", 0)));
    need(bind_to(child, own(server)));
    need(dial(child, own(one)));
    send_to(one, "from one", own(server));
    send_to(two, "from two", own(server));
    settle();
    hear_with("child", child, 100, MSG_DONTWAIT);
    hear_with("child", child, 100, MSG_DONTWAIT);
    hear_with("server", server, 100, MSG_DONTWAIT);
    hear_with("server", server, 100, MSG_DONTWAIT);
}
