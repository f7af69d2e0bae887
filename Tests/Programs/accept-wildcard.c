/* A connection to a wildcard listener has the address that was called.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int four = know(listener("0.0.0.0", 0), "server");
    static const char *const ips[] = {"127.0.0.1", "127.0.0.2", "127.5.6.7"};

    for (size_t i = 0; i < 3; i++) {
        dialled(at(ips[i], port_of(four)));
        say_own("accepted", (int)need(accept(four, NULL, NULL)));
    }
    say_own("listener", four);
    int six = know(listener("::", 0), "server");
    dialled(at("::1", port_of(six)));
    say_own("accepted", (int)need(accept(six, NULL, NULL)));
}
