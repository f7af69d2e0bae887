/* A file of services with nothing in it, and one that is not there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    put("services", "");
    say_servent("http", getservbyname("http", "tcp"));
    say_servent("80", getservbyport(htons(80), "tcp"));
    say_servent("entry", getservent());
    say_addresses("getaddrinfo", "db", "http", &hints);
    need(unlink(etc("services")));
    say_servent("http", getservbyname("http", "tcp"));
    say_addresses("getaddrinfo", "db", "http", &hints);
    say_addresses("a number", "db", "80", &hints);
}
