/* Lines of 64 KiB and of more.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void try_length(size_t length)
{
    char *line = malloc(length + 100), *gecos;
    const struct passwd *user;

    sprintf(line, "eve:x:7:7:");
    gecos = line + strlen(line);
    memset(gecos, 'g', length);
    strcpy(gecos + length, ":/home/eve:/bin/sh\nadam:x:8:8::/:\n");
    put("passwd", line);
    user = getpwnam("eve");
    printf("%zu: %zu, ", length, user ? strlen(user->pw_gecos) : 0);
    say_passwd("eve", user);
    say_passwd("behind it", getpwnam("adam"));
    free(line);
}

int main(void)
{
    try_length(1000);
    try_length(4096);
    try_length(65536);
    try_length(1000000);
}
