/* getnameinfo() of addresses and ports that have names and that have none, for all flags.
 * SPDX-License-Identifier: Apache-2.0 */
#include "nameinfo.h"

int main(void)
{
    static const char *const addresses[] = {"10.0.0.5", "127.0.1.1", "10.0.0.77", "0.0.0.0"};
    static const int ports[] = {0, 80, 7778, 12345};

    for (size_t a = 0; a < sizeof addresses / sizeof *addresses; a++)
        for (size_t p = 0; p < sizeof ports / sizeof *ports; p++)
            for (int flags = 0; flags < 0x20; flags++)
                ask_four(addresses[a], ports[p], 300, 300, flags);
}
