/* A signal without SA_RESTART ends accept, recv and recvfrom with EINTR.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static void ring(int number) { (void)number; }

int main(void)
{
    const struct itimerval soon = {.it_value = {.tv_usec = 50000}};
    struct sigaction action = {.sa_handler = ring};
    struct line line = line_on("127.0.0.1");
    int udp = bound(SOCK_DGRAM, "127.0.0.1", 0), fd = listener("::1", 0);
    char byte;

    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
    say("accept", accept(fd, NULL, NULL));
    setitimer(ITIMER_REAL, &soon, NULL);
    say("recv", recv(line.server, &byte, 1, 0));
    setitimer(ITIMER_REAL, &soon, NULL);
    say("read", read(line.server, &byte, 1));
    setitimer(ITIMER_REAL, &soon, NULL);
    say("datagram", recv(udp, &byte, 1, 0));
    setitimer(ITIMER_REAL, &soon, NULL);
    say("poll", poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 5000));
    tell(line.client, "still good");
    hear("afterwards", line.server);
}
