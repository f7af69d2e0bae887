/* A group of 5,000 triples, on one line.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    FILE *file = fopen(etc("netgroup"), "w");
    char *host, *user, *domain;
    int count = 0;

    fprintf(file, "first (a,b,c)\nmany");
    for (int i = 0; i < 5000; i++)
        fprintf(file, " (host%d,user%d,)", i, i);
    fprintf(file, "\nlast (x,y,z)");
    fclose(file);
    say("setnetgrent", setnetgrent("many"));
    while (getnetgrent(&host, &user, &domain))
        count++;
    say("count", count);
    say("the last one", innetgr("many", "host4999", "user4999", NULL));
    say("another's host", innetgr("many", "host4999", "user4998", NULL));
    say("last", innetgr("last", "x", "y", "z"));
}
