/* Lookups before main, in constructors.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

__attribute__((constructor)) static void before_main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    say_passwd("alice", getpwnam("alice"));
    say_group("users", getgrnam("users"));
    say_addresses("db", "db", "http", &hints);
    say_hostent("six", gethostbyname2("six", AF_INET6));
}

int main(void) { say_passwd("alice", getpwnam("alice")); }
