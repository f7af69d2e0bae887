/* gethostbyname_r() and gethostbyname2_r(): results, codes, pointers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static char buffer[2000];

static void ask(const char *name, int family)
{
    struct hostent host, *found = (void *)&buffer;
    int error = 77, result;

    h_errno = 78;
    result = family == -1
                 ? gethostbyname_r(name, &host, buffer, sizeof buffer, &found, &error)
                 : gethostbyname2_r(name, family, &host, buffer, sizeof buffer, &found, &error);
    printf("%s %d: %s, h_errno %d\n", name, family, strerrorname_np(result), h_errno);
    claim("it points to ours", found == &host);
    say_hostent_or("found", found, error);
}

int main(void)
{
    ask("db", -1);
    ask("web.example", -1);
    ask("nowhere", -1);
    ask("six", -1);
    ask("six", AF_INET6);
    ask("db", AF_INET6);
    ask("both.example", AF_INET);
    ask("both.example", AF_INET6);
    ask("10.1.2.3", -1);
    ask("fe80::1", AF_INET6);
    ask("fe80::1", AF_INET);
    ask("10.1.2.3", AF_INET6);
}
