/* A blocking connect() to a full queue ends by SO_SNDTIMEO or by a signal.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static void ring(int number) { (void)number; }

int main(void)
{
    const struct timeval soon = {.tv_usec = 200000};
    const struct itimerval timer = {.it_value = soon};
    struct sigaction action = {.sa_handler = ring};
    int fd = bound(SOCK_STREAM, "127.0.0.1", 0), client = stream(AF_INET), other = stream(AF_INET);

    need(listen(fd, 0));
    dialled(own(fd));
    need(setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &soon, sizeof soon));
    say("with a timeout", dial(client, own(fd)));
    say("again", dial(client, own(fd)));
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &timer, NULL);
    say("with a signal", dial(other, own(fd)));
    nonblocking(other);
    say("again", dial(other, own(fd)));
}
