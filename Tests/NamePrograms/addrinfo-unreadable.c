/* A hosts file that cannot be read is not one without hosts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void say_asked(const char *label, int family)
{
    struct addrinfo hints = {.ai_family = family}, *found;

    errno = E2BIG;
    const int result = getaddrinfo("db", NULL, &hints, &found);
    printf("%s: %s, errno %s\n", label, name_of_eai(result), strerrorname_np(errno));
}

int main(void)
{
    /* A link that leads to itself, which nobody can read, whoever he is. */
    need(unlink(etc("hosts")));
    need(symlink("hosts", etc("hosts")));
    say_asked("any family", AF_UNSPEC);
    say_asked("IPv6", AF_INET6);
}
