/* getprotobyname() and getprotobynumber().
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const names[] = {"ip",        "IP",   "Ip",        "tcp",       "TCP",
                                        "udp",       "icmp", "ipv6-icmp", "IPv6-ICMP", "toyproto",
                                        "plaything", "none", "",          "6",         "#"};
    char label[20];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        say_protoent(names[i], getprotobyname(names[i]));
    for (int number = -1; number < 260; number++) {
        const struct protoent *protocol = getprotobynumber(number);

        snprintf(label, sizeof label, "%d", number);
        if (protocol)
            say_protoent(label, protocol);
    }
}
