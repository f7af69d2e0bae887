/* A connection is handed on twice, through a shell that knows nothing of it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(int count, char **words)
{
    if (count > 1) {
        say("send", tell(atoi(words[1]), "through the shell"));
        know(atoi(words[1]), "client");
        say_own("own", atoi(words[1]));
        return 0;
    }
    struct line line = line_on("127.0.0.1");
    char command[300];
    snprintf(command, sizeof command, "exec sh -c 'exec %s %d'", words[0], line.client);
    say("system", system(command));
    close(line.client);
    hear("server", line.server);
    hear("end", line.server);
    return 0;
}
