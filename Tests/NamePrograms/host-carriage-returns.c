/* A hosts file whose lines end as on other systems.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    const struct hostent *host;

    put("hosts", "10.0.0.1 a aa\r\n\r\n# none\r\n10.0.0.2 b\r\n");
    while ((host = gethostent()))
        say_hostent("entry", host);
    say_hostent("aa", gethostbyname("aa"));
    say_hostent("b", gethostbyname("b"));
    say_addresses("b", "b", NULL, &hints);
}
