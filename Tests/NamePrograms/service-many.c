/* 60,000 services, and one of 5,000 aliases.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    FILE *file = fopen(etc("services"), "w");

    for (int i = 1; i < 60000; i++)
        fprintf(file, "service%d %d/%s\n", i, i, i % 2 ? "tcp" : "udp");
    fprintf(file, "many 60001/tcp");
    for (int i = 0; i < 5000; i++)
        fprintf(file, " alias%d", i);
    fprintf(file, "\r\nlast 60002/tcp");
    fclose(file);
    say_servent("first", getservbyname("service1", NULL));
    say_servent("not of udp", getservbyname("service1", "udp"));
    say_servent("by port", getservbyport(htons(59998), "udp"));
    say_servent("last", getservbyname("last", "tcp"));
    claim("the last alias but one", getservbyname("alias4998", "tcp"));
}
