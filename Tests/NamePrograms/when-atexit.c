/* Lookups at the end, in exit handlers and destructors.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void at_exit(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    say_passwd("bob", getpwnam("bob"));
    say_addresses("db", "db", "http", &hints);
}

__attribute__((destructor)) static void at_the_end(void)
{
    say_group("users", getgrnam("users"));
    say_hostent("web", gethostbyname("web"));
}

int main(void)
{
    atexit(at_exit);
    say_passwd("alice", getpwnam("alice"));
}
