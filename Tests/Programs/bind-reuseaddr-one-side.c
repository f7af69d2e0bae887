/* SO_REUSEADDR has to be set on both sockets.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int one = bound(SOCK_STREAM, "127.0.0.1", 0), two = stream(AF_INET);

    set_option(two, SOL_SOCKET, SO_REUSEADDR, 1);
    say("only the second", bind_to(two, own(one)));
    set_option(one, SOL_SOCKET, SO_REUSEADDR, 1);
    say("the first too, afterwards", bind_to(two, own(one)));
}
