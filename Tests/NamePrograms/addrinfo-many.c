/* A name with 200 addresses.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    FILE *file = fopen(etc("hosts"), "w");
    const struct hostent *host;
    struct addrinfo *found;
    int count = 0, in_order = 0;

    for (int i = 0; i < 200; i++)
        fprintf(file, "10.0.1.%d many alias%d\n", 199 - i, i);
    fclose(file);
    say("getaddrinfo", getaddrinfo("many", "80", &hints, &found));
    for (struct addrinfo *one = found; one; one = one->ai_next, count++)
        in_order +=
            ((unsigned char *)&((struct sockaddr_in *)one->ai_addr)->sin_addr)[3] == 199 - count;
    say("count", count);
    say("in order", in_order);
    freeaddrinfo(found);
    host = gethostbyname("many");
    for (count = 0; host->h_addr_list[count]; count++)
        ;
    say("gethostbyname", count);
    for (count = 0; host->h_aliases[count]; count++)
        ;
    say("aliases", count);
}
