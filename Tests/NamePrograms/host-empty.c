/* A hosts file with nothing in it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    put("hosts", "\n# nothing\n");
    say_hostent("localhost", gethostbyname("localhost"));
    say_hostent("db", gethostbyname("db"));
    say_hostent("number", gethostbyname("10.0.0.9"));
    say_addresses("localhost", "localhost", "80", &hints);
    say_addresses("number", "10.0.0.9", "80", &hints);
    say_addresses("nobody", NULL, "80", &hints);
    say_hostent("entry", gethostent());
}
