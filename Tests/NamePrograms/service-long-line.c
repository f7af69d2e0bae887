/* A service with many aliases, asked for by getaddrinfo and getnameinfo, which have no buffer of
 * the caller's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    const struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(8080), .sin_addr.s_addr = htonl(0x0a000005)};
    FILE *file = fopen(etc("services"), "w");
    char host[100], service[20];

    fprintf(file, "many 8080/tcp");
    for (int i = 0; i < 3000; i++)
        fprintf(file, " alias%d", i);
    fprintf(file, "\nmany 8081/udp\n");
    fclose(file);
    say_addresses("by its name", "10.0.0.5", "many", &hints);
    say_addresses("by an alias", "10.0.0.5", "alias2999", &hints);
    say_addresses("of every kind", "10.0.0.5", "many", NULL);
    say("getnameinfo", getnameinfo((const struct sockaddr *)&address, sizeof address, host,
                                   sizeof host, service, sizeof service, 0));
    printf("%s %s\n", host, service);
    puts(name_of_eai(
        getnameinfo((const struct sockaddr *)&address, sizeof address, NULL, 0, service, 4, 0)));
}
