/* Programs built with _FORTIFY_SOURCE poll by other names of the same calls.
 * cc: -D_FORTIFY_SOURCE=3
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static volatile nfds_t count = 2; /* volatile: the compiler must not know */
    static const struct timespec now;
    struct line line = line_on("127.0.0.1");
    struct pollfd *ask = calloc(count, sizeof *ask);
    fd_set in;

    ask[0] = (struct pollfd){.fd = line.server, .events = POLL_USUAL};
    ask[1] = (struct pollfd){.fd = stream(AF_INET), .events = POLL_USUAL};
    close(line.client);
    settle();
    say("poll", poll(ask, count, 0));
    say_bits("closed", (unsigned)ask[0].revents);
    say_bits("fresh", (unsigned)ask[1].revents);
    say("ppoll", ppoll(ask, count, &now, NULL));
    say_bits("closed", (unsigned)ask[0].revents);
    FD_ZERO(&in);
    FD_SET(line.server, &in);
    say("select", select(line.server + (int)count, &in, NULL, NULL, &(struct timeval){0}));
    free(ask);
}
