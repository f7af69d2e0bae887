/* What waited for a closed socket is not heard by the next one on its port.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0), next = dgram(AF_INET);
    struct at place = own(there);

    send_to(fd, "too late", place);
    settle();
    close(there);
    say("bind", bind_to(next, place));
    hear_with("next", next, 10, MSG_DONTWAIT);
    send_to(fd, "in time", place);
    hear("next", next);
}
