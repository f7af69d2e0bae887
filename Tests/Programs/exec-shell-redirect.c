/* A shell and cat read and write a connection like any file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    char command[100];

    snprintf(command, sizeof command, "cat <&%d; echo done >&%d", line.server, line.server);
    tell(line.client, "through cat\n");
    shutdown(line.client, SHUT_WR);
    say("system", system(command));
    hear("client", line.client);
}
