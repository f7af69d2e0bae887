/* SO_RCVTIMEO ends a receive that waits.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    const struct timeval soon = {.tv_usec = 100000};
    struct timeval before, after, spent;
    struct line line = line_on("127.0.0.1");
    int udp = bound(SOCK_DGRAM, "127.0.0.1", 0);
    char bytes[10];

    setsockopt(line.server, SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon);
    setsockopt(udp, SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon);
    gettimeofday(&before, NULL);
    say("stream", recv(line.server, bytes, 10, 0));
    say("read", read(line.server, bytes, 10));
    say("datagram", recv(udp, bytes, 10, 0));
    gettimeofday(&after, NULL);
    timersub(&after, &before, &spent);
    claim("a tenth of a second each", spent.tv_sec == 0 && spent.tv_usec >= 290000);
    tell(line.client, "abc");
    say("all or until then", recv(line.server, bytes, 10, MSG_WAITALL));
}
