/* Lines of 64 KiB: a name, and many aliases.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    FILE *file = fopen(etc("hosts"), "w");
    const struct hostent *host;
    static char name[65537];
    char alias[20];

    memset(name, 'n', 65536);
    fprintf(file, "10.0.0.1 %s short\n10.0.0.2 many", name);
    for (int i = 0; i < 9000; i++)
        fprintf(file, " alias%d", i);
    fprintf(file, "\n10.0.0.3 behind\n");
    fclose(file);
    host = gethostbyname("short");
    say("length", host ? (long)strlen(host->h_name) : -1);
    say_hostent("many", gethostbyname("many"));
    snprintf(alias, sizeof alias, "alias%d", 8999);
    host = gethostbyname(alias);
    printf("%s\n", host ? host->h_name : "none");
    say_hostent("behind", gethostbyname("behind"));
    claim("the long one", gethostbyname(name));
}
