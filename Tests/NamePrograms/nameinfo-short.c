/* NI_NOFQDN cuts the domain that the host itself is in.
 * SPDX-License-Identifier: Apache-2.0 */
#include "nameinfo.h"

int main(void)
{
    put("hosts", "10.0.0.1 a.example a\n10.0.0.2 b.example.org b\n10.0.0.3 c c.example\n10.0.0.4 "
                 "toytown.example\n"
                 "127.0.1.1 toytown.example toytown\n10.0.0.5 d.sub.example\n10.0.0.6 "
                 ".example\n10.0.0.7 e.Example\n");
    for (int i = 1; i < 8; i++) {
        char text[20];

        snprintf(text, sizeof text, "10.0.0.%d", i);
        ask_four(text, 0, 300, 300, 0);
        ask_four(text, 0, 300, 300, NI_NOFQDN);
    }
}
