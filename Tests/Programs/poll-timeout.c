/* poll() waits as long as it is told, and for what it is told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    struct pollfd ask = {.fd = line.server, .events = POLLIN};
    struct timeval before, after, spent;

    gettimeofday(&before, NULL);
    say("poll", poll(&ask, 1, 100));
    gettimeofday(&after, NULL);
    timersub(&after, &before, &spent);
    claim("waited", spent.tv_sec > 0 || spent.tv_usec >= 99000);
    tell(line.client, "x");
    say("poll for ever", poll(&ask, 1, -1));
    say_bits("bits", (unsigned)ask.revents);
}
