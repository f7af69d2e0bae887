/* A socket on descriptor 0 is read as standard input.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    char text[100] = "";

    need(dup2(line.server, 0));
    close(line.server);
    tell(line.client, "a line\nanother\n");
    shutdown(line.client, SHUT_WR);
    printf("%s", fgets(text, sizeof text, stdin));
    printf("%s", fgets(text, sizeof text, stdin));
    claim("end", fgets(text, sizeof text, stdin) == NULL && feof(stdin));
    say_peer("peer", 0);
}
