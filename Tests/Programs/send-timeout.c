/* SO_SNDTIMEO ends a send to somebody who does not read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static char bytes[1 << 20];
    const struct timeval soon = {.tv_usec = 100000};
    struct line line = line_on("127.0.0.1");
    long sent, rounds = 0;

    setsockopt(line.client, SOL_SOCKET, SO_SNDTIMEO, &soon, sizeof soon);
    while ((sent = send(line.client, bytes, sizeof bytes, 0)) > 0)
        rounds++;
    say("at last", sent);
    claim("some went", rounds > 0);
}
