/* Addresses of both families, on a machine with addresses of both families.
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
    ask("10.0.0.1", "fd00::1", "#");
    ask("fd00::1", "10.0.0.1", "#");
    ask("127.0.0.1", "::1", "#");
    ask("::1", "127.0.0.1", "#");
    ask("127.0.0.1", "fd00::1", "#");
    ask("10.0.0.1", "::1", "#");
    ask("fd00::1", "::1", "#");
    ask("::ffff:10.0.0.2", "10.0.0.1", "fd00::1");
}
