/* The same lines, asked by address.
 * SPDX-License-Identifier: Apache-2.0 */
#include "odd_hosts.h"

static void ask(const char *text, int family)
{
    unsigned char address[16];

    inet_pton(family, text, address);
    say_hostent(text, gethostbyaddr(address, family == AF_INET ? 4 : 16, family));
}

int main(void)
{
    char text[40];

    write_lines();
    for (int i = 0; i < 100; i++) {
        snprintf(text, sizeof text, "10.1.0.%d", i);
        ask(text, AF_INET);
    }
    ask("10.1.0.13", AF_INET);
    ask("8.1.0.15", AF_INET);
    ask("0.0.0.0", AF_INET);
    ask("fd01::30", AF_INET6);
    ask("fd01::33", AF_INET6);
    ask("::ffff:10.1.0.35", AF_INET6);
    ask("::10.1.0.36", AF_INET6);
    ask("fd01::102:325", AF_INET6);
    ask("fe80::38", AF_INET6);
    ask("::1", AF_INET6);
    ask("::", AF_INET6);
    ask("::ffff:10.1.0.0", AF_INET6);
}
