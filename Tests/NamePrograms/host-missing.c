/* A hosts file that is not there knows nobody.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    need(unlink(etc("hosts")));
    claim("db", gethostbyname("db"));
    say_addresses("number", "10.0.0.9", "80", &hints);
    claim("entry", gethostent());
}
