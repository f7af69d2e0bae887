/* 100,000 hosts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_CANONNAME};
    FILE *file = fopen(etc("hosts"), "w");
    unsigned char address[4] = {10, 1, 134, 159};

    for (int i = 0; i < 100000; i++)
        fprintf(file, "10.%d.%d.%d host%d.example host%d\n", i >> 16, i >> 8 & 255, i & 255, i, i);
    fclose(file);
    say_hostent("first", gethostbyname("host0"));
    say_hostent("last", gethostbyname("host99999.example"));
    say_hostent("by address", gethostbyaddr(address, 4, AF_INET));
    say_addresses("middle", "host54321", "80", &hints);
    say_addresses("nobody", "host100000", "80", &hints);
}
