/* Hosts that change are asked anew each time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    say_addresses("db", "db", NULL, &hints);
    put("hosts", "10.9.9.9 db\n");
    say_addresses("db", "db", NULL, &hints);
    add("hosts", "10.9.9.10 db\n10.9.9.11 fresh\n");
    say_addresses("db", "db", NULL, &hints);
    say_hostent("fresh", gethostbyname("fresh"));
    replace("hosts", "10.8.8.8 db\n");
    say_addresses("db", "db", NULL, &hints);
    say_hostent("fresh", gethostbyname("fresh"));
    say_addresses("web", "web", NULL, &hints);
}
