/* SO_REUSEADDR does not help against a listener.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int one = stream(AF_INET), two = stream(AF_INET), three = stream(AF_INET);

    set_option(one, SOL_SOCKET, SO_REUSEADDR, 1);
    set_option(two, SOL_SOCKET, SO_REUSEADDR, 1);
    need(bind_to(one, at("127.0.0.1", 0)));
    need(listen(one, 5));
    say("both reuse", bind_to(two, own(one)));
    say("only the listener reuses", bind_to(three, own(one)));
    say("wildcard", bind_to(two, at("0.0.0.0", port_of(one))));
    close(one);
    say("after its close", bind_to(two, at("127.0.0.1", 0)));
}
