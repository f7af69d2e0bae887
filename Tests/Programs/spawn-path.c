/* posix_spawnp() of a program that cannot be found says so, and leaves sockets alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <spawn.h>

extern char **environ;
int main(void)
{
    struct line line = line_on("127.0.0.1");
    char name[] = "no-such-program-anywhere", *arguments[] = {name, NULL};
    pid_t child;

    claim("ENOENT", posix_spawnp(&child, name, NULL, NULL, arguments, environ) == ENOENT);
    say("exec", execlp(name, name, NULL));
    tell(line.client, "unharmed");
    hear("server", line.server);
    return 0;
}
