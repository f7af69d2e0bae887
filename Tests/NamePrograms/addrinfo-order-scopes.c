/* Addresses of different scopes: the nearer one first, natively.
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
    ask("fd00::9", "2001:db8::1", "fe80::5");
    ask("2001:db8::1", "ff02::1", "fe80::5");
    ask("8.8.8.8", "10.0.0.1", "169.254.1.1");
}
