/* getservbyport(), with a protocol and without one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const int ports[] = {21, 22, 53, 80, 7777, 7778, 7780, 0, 1, 65535};
    static const char *const protocols[] = {NULL, "tcp", "udp", "sctp", "TCP", ""};
    char label[50];

    for (size_t i = 0; i < sizeof ports / sizeof *ports; i++)
        for (size_t p = 0; p < sizeof protocols / sizeof *protocols; p++) {
            snprintf(label, sizeof label, "%d %s", ports[i], protocols[p] ? protocols[p] : "-");
            say_servent(label, getservbyport(htons((uint16_t)ports[i]), protocols[p]));
        }
    say_servent("not in network order", getservbyport(80, NULL));
    say_servent("-1", getservbyport(-1, NULL));
    say_servent("more than a port", getservbyport(htons(80) | 0x10000, NULL));
}
