/* Addresses whose order natively depends on the source that a route chooses for each.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void ask(const char *first, const char *second, const char *third)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    char lines[300], label[200];

    snprintf(lines, sizeof lines, "%s h\n%s h\n%s h\n", first, second, third);
    put("hosts", lines);
    snprintf(label, sizeof label, "%s, %s, %s", first, second, third);
    say_addresses(label, "h", "80", &hints);
}

int main(void)
{
    ask("10.0.0.1", "127.0.0.1", "#");
    ask("10.0.0.9", "10.0.0.2", "fd00::9");
    ask("fd00::9", "fd00::2", "10.0.0.9");
    ask("10.0.0.1", "2001:db8::1", "fd00::1");
    ask("2002:a00::1", "10.0.0.1", "2001:db8::1");
    ask("::10.0.0.2", "10.0.0.1", "fe80::1");
    ask("10.0.0.1", "::ffff:10.0.0.2", "2001::1");
    ask("127.0.0.2", "10.0.0.1", "127.0.0.1");
    ask("fec0::1", "fd00::1", "10.0.0.1");
    ask("3ffe::1", "10.0.0.1", "2001::1");
    ask("169.254.1.1", "10.0.0.1", "8.8.8.8");
    ask("fe80::1", "2001:db8::1", "8.8.8.8");
    ask("255.255.255.255", "10.0.0.1", "127.0.0.1");
    ask("224.0.0.1", "ff02::1", "10.0.0.1");
    ask("0.0.0.0", "::", "10.0.0.1");
}
