/* MSG_TRUNC on a stream throws bytes away without copying them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    char bytes[10] = "untouched";

    tell(line.client, "hello world");
    settle();
    say("throw away", recv(line.server, bytes, 6, MSG_TRUNC));
    printf("buffer: %s\n", bytes);
    say("to nowhere", recv(line.server, NULL, 2, MSG_TRUNC));
    hear("rest", line.server);
}
