/* Names without dots do not get a domain from the files.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    setenv("LOCALDOMAIN", "example", 1);
    put("resolv.conf", "nameserver 192.0.2.53\nsearch example\n");
    put("hosts", "10.0.0.1 a.example\n10.0.0.2 b\n");
    say_addresses("a", "a", NULL, &hints);
    say_addresses("a.example", "a.example", NULL, &hints);
    say_addresses("b.example", "b.example", NULL, &hints);
    say_hostent("a", gethostbyname("a"));
    say_hostent("b", gethostbyname("b"));
}
