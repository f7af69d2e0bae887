/* With SO_REUSEADDR two sockets may be bound to one port until one listens.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int one = stream(AF_INET), two = stream(AF_INET), three = stream(AF_INET);

    set_option(one, SOL_SOCKET, SO_REUSEADDR, 1);
    set_option(two, SOL_SOCKET, SO_REUSEADDR, 1);
    need(bind_to(one, at("127.0.0.1", 0)));
    say("two with", bind_to(two, own(one)));
    say("three without", bind_to(three, own(one)));
    say("one listens", listen(one, 5));
    say("two listens", listen(two, 5));
    close(one);
    say("two listens after one's close", listen(two, 5));
}
