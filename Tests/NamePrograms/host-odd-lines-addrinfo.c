/* The same lines, asked by getaddrinfo().
 * SPDX-License-Identifier: Apache-2.0 */
#include "odd_hosts.h"
#include "odd_host_names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_CANONNAME};

    write_lines();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        say_addresses(names[i], names[i], NULL, &hints);
}
