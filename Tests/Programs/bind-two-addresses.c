/* Two addresses of one machine have their ports each for themselves.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int one = know(listener("127.0.0.1", 0), "same");
    int two = listener("127.0.0.2", port_of(one));
    int three = stream(AF_INET);

    say_own("one", one);
    say_own("two", two);
    say("127.0.0.1 again", bind_to(three, own(one)));
    say("0.0.0.0", bind_to(three, at("0.0.0.0", port_of(one))));
    say("127.255.255.254", bind_to(three, at("127.255.255.254", port_of(one))));
}
