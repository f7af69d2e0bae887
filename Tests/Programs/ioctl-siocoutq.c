/* SIOCOUTQ is zero when all has been delivered.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <linux/sockios.h>

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int count = -1;

    say("fresh", (ioctl(line.client, SIOCOUTQ, &count), count));
    tell(line.client, "hello");
    hear("server", line.server);
    settle();
    say("delivered", (ioctl(line.client, SIOCOUTQ, &count), count));
    say("listener", ioctl(listener("127.0.0.1", 0), SIOCOUTQ, &count));
    count = -1;
    say("datagram", (ioctl(dgram(AF_INET), SIOCOUTQ, &count), count));
}
