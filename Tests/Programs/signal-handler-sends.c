/* A signal handler may make, use and close sockets.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static struct line line;
static struct at place;
static volatile sig_atomic_t rounds;
static void ring(int number)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    (void)number;
    if (fd >= 0 && connect(fd, &place.any, place.length) == 0 && send(line.client, "!", 1, 0) == 1)
        rounds++;
    close(fd);
}

int main(void)
{
    const struct itimerval often = {{.tv_usec = 2000}, {.tv_usec = 2000}}, never = {0};
    struct sigaction action = {.sa_handler = ring, .sa_flags = SA_RESTART};
    int listening = listener("127.0.0.1", 0);
    long heard = 0;
    char byte;

    line = line_on("127.0.0.1");
    place = own(listening);
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &often, NULL);
    while (heard < 20) {
        heard += read(line.server, &byte, 1) == 1;
        close((int)need(accept(listening, NULL, NULL)));
        close(bound(SOCK_STREAM, "127.0.0.1", 0));
    }
    setitimer(ITIMER_REAL, &never, NULL);
    claim("enough rounds", rounds >= 20);
}
