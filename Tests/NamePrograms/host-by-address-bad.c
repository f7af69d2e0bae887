/* gethostbyaddr() with lengths and families that do not fit.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void ask(const char *label, socklen_t length, int family)
{
    struct hostent host, *found = &host;
    unsigned char address[16] = {10, 0, 0, 5};
    char buffer[2000];
    int error = 77, result;

    errno = 0;
    h_errno = 77;
    say_hostent(label, gethostbyaddr(address, length, family));
    printf("errno %s\n", strerrorname_np(errno));
    result = gethostbyaddr_r(address, length, family, &host, buffer, sizeof buffer, &found, &error);
    printf("gethostbyaddr_r: %s, %s, %s\n", strerrorname_np(result), name_of_h_errno(error),
           found ? "found" : "none");
}

int main(void)
{
    ask("inet 3", 3, AF_INET);
    ask("inet 5", 5, AF_INET);
    ask("inet 16", 16, AF_INET);
    ask("inet6 4", 4, AF_INET6);
    ask("inet6 15", 15, AF_INET6);
    ask("unix 4", 4, AF_UNIX);
    ask("inet 0", 0, AF_INET);
}
