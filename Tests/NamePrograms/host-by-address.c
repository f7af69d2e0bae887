/* gethostbyaddr() and gethostbyaddr_r().
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void ask(const char *text, int family)
{
    struct hostent host, *found = NULL;
    unsigned char address[16];
    const socklen_t length = family == AF_INET ? 4 : 16;
    char buffer[2000];
    int error = 77, result;

    inet_pton(family, text, address);
    h_errno = 78;
    errno = E2BIG;
    say_hostent(text, gethostbyaddr(address, length, family));
    result = gethostbyaddr_r(address, length, family, &host, buffer, sizeof buffer, &found, &error);
    printf("gethostbyaddr_r: %s, ", strerrorname_np(result));
    say_hostent_or("found", found, error);
}

int main(void)
{
    ask("127.0.0.1", AF_INET);
    ask("127.0.1.1", AF_INET);
    ask("10.0.0.5", AF_INET);
    ask("10.0.0.6", AF_INET);
    ask("10.0.0.7", AF_INET);
    ask("10.0.0.77", AF_INET);
    ask("0.0.0.0", AF_INET);
    ask("::1", AF_INET6);
    ask("fd00::5", AF_INET6);
    ask("fd00::8", AF_INET6);
    ask("fd00::77", AF_INET6);
    ask("::", AF_INET6);
    ask("::ffff:10.0.0.5", AF_INET6);
    ask("::10.0.0.5", AF_INET6);
}
