/* The full name of the host, as hostname -f finds it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_flags = AI_CANONNAME, .ai_socktype = SOCK_DGRAM};
    char name[100];

    gethostname(name, sizeof name);
    say_addresses(name, name, NULL, &hints);
    say_hostent(name, gethostbyname(name));
}
